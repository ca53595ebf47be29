import { describe, expect, it } from 'vitest';
import { alert, apiKey, invite, operator, settings } from '../../metadata/testing/access-records.ts';
import { jobFacts } from '../../metadata/testing/history-records.ts';
import { membership, NOW_MS, picture, pool, upstream } from '../../metadata/testing/records.ts';
import { NO_HISTORY } from '../../signals/input.ts';
import { appRouter } from '../router.ts';
import { emptyState, notingPorts, troubledState } from '../testing/console-state.ts';

function apiOf(state = troubledState()) {
  return appRouter.createCaller(notingPorts(state).ports);
}

function stateWith(change: Parameters<typeof picture>[0]) {
  return emptyState({ picture: picture({ pools: [pool('primary')], ...change }) });
}

describe('the table of upstreams', () => {
  it('names the Pools of each, and narrows by one', async () => {
    const state = stateWith({
      upstreams: [upstream('u2'), upstream('u1')],
      memberships: [membership('primary', ['u1'])],
    });
    const { rows } = await apiOf(state).upstreams.page({});
    expect(rows.map(({ id, pools }) => [id, pools.map(({ label }) => label)])).toEqual([
      ['u1', ['example-primary']],
      ['u2', []],
    ]);
    expect((await apiOf(state).upstreams.page({ poolId: 'primary' })).rows).toHaveLength(1);
  });

  it('carries the worst signal about an upstream', async () => {
    const { rows } = await apiOf().upstreams.page({ id: 'u1' });
    expect(rows[0]?.signal?.title).toMatch(/example-u1/);
  });
});

describe('the table of API keys', () => {
  const keys = [apiKey('k1'), apiKey('k2', { label: 'example-other', expiresAtMs: NOW_MS - 1 })];

  it('narrows by standing, text and Pool, and counts the choices over all', async () => {
    const { keys: table } = apiOf(stateWith({ keys }));
    const expired = await table.page({ standing: 'expired' });
    expect(expired.rows.map(({ id }) => id)).toEqual(['k2']);
    expect(expired.standings).toEqual([
      { value: 'active', word: 'active', count: 1 },
      { value: 'expired', word: 'expired', count: 1 },
    ]);
    expect((await table.page({ text: 'OTHER' })).total.count).toBe(1);
    expect((await table.page({ poolId: 'elsewhere' })).rows).toEqual([]);
  });

  it('gives at most a page, and says where the next begins', async () => {
    const page = await apiOf(stateWith({ keys })).keys.page({ limit: 1 });
    expect(page).toMatchObject({ next: 1, total: { count: 2, atLeast: false } });
  });

  it('says so where the Pool of a key is not listed', async () => {
    const state = stateWith({ keys: [apiKey('k1', { poolId: 'gone' })] });
    expect((await apiOf(state).keys.page({})).rows[0]?.poolLabel).toBe('a Pool not listed');
  });
});

describe('the tables of access', () => {
  it('narrow operators and invites by status', async () => {
    const { access } = apiOf(stateWith({ operators: [operator('o1')], invites: [invite('i1')] }));
    expect((await access.operators({ status: 'active' })).rows).toHaveLength(1);
    expect((await access.operators({ status: 'disabled' })).rows).toEqual([]);
    expect((await access.invites({ text: 'example-primary' })).rows[0]?.poolLabel).toBe('example-primary');
  });
});

describe('the table of alerts', () => {
  it('shows open ones first', async () => {
    const alerts = [alert('a0', { state: 'resolved', lastSeenAtMs: NOW_MS }), alert('a1')];
    const { rows } = await apiOf(stateWith({ alerts })).alerts.page({});
    expect(rows.map(({ id }) => id)).toEqual(['a1', 'a0']);
  });
});

describe('settings', () => {
  it('are null without a database, and what is known is inferred', async () => {
    expect(await apiOf(emptyState()).settings.view()).toMatchObject({
      families: null,
      inferred: { changes: [], metricsExposure: 'unknown', mcpAnswers: false },
    });
  });

  it('stand by family, each with when it was last seen to change', async () => {
    const read = settings({
      values: [{ family: 'gateway', key: 'gateway_debug', value: 'true' }],
      secrets: [],
    });
    const transitions = [
      {
        subject: { kind: 'setting' as const, id: 'gateway.gateway_debug', label: 'gateway.gateway_debug' },
        field: 'value',
        from: null,
        to: 'changed',
        atMs: NOW_MS,
        timing: 'observed' as const,
      },
    ];
    const state = { ...stateWith({ settings: read }), history: { ...NO_HISTORY, transitions } };
    expect((await apiOf(state).settings.view()).families).toEqual([
      {
        family: 'gateway',
        values: [{ key: 'gateway_debug', value: 'true', changedAtMs: NOW_MS }],
      },
    ]);
  });
});

describe('the logs', () => {
  it('are asked page by page with every filter open where none is given', async () => {
    const { ports, calls } = notingPorts(emptyState());
    await appRouter.createCaller(ports).requests.page({ status: 'failed' });
    expect(calls[0]).toEqual([
      'requestPage',
      expect.objectContaining({ status: 'failed', poolId: null, after: null, limit: 100 }),
    ]);
  });

  it('are asked for a single row by its id, jobs by their number', async () => {
    const { ports, calls } = notingPorts(emptyState());
    const api = appRouter.createCaller(ports);
    await api.requests.one({ id: 'r1' });
    await api.audit.one({ id: 'a1' });
    await api.jobs.one({ id: '7' });
    expect(calls).toEqual([
      ['request', 'r1'],
      ['auditEvent', 'a1'],
      ['job', 7],
    ]);
    await expect(api.jobs.one({ id: 'no number' })).rejects.toThrow();
  });

  it('are never asked for more than 200 rows at once', async () => {
    await expect(apiOf().requests.page({ limit: 201 })).rejects.toThrow();
    await expect(apiOf().audit.page({ limit: 0 })).rejects.toThrow();
  });

  it('are fetched over a span that has a length', async () => {
    const { ports, calls } = notingPorts(emptyState());
    const { logs } = appRouter.createCaller(ports);
    await expect(logs.startBackfill({ log: 'requests', fromMs: 2, toMs: 2 })).rejects.toThrow(/ends before/);
    await logs.startBackfill({ log: 'requests', fromMs: 1, toMs: 2 });
    await logs.pauseBackfill({ log: 'requests' });
    expect(calls).toEqual([
      ['backfill.start', 'requests', { fromMs: 1, toMs: 2 }],
      ['backfill.pause', 'requests'],
    ]);
  });
});

describe('jobs and gateway metrics', () => {
  it('say how many jobs the counts of the areas leave out', async () => {
    const jobs = jobFacts([], { attentionTotal: 12 });
    const frame = await apiOf(emptyState({ history: { ...NO_HISTORY, jobs } })).jobs.frame();
    expect(frame.uncounted).toBe(12);
  });

  it('are null before the first reading, while the signs are there', async () => {
    const { jobs, traffic } = apiOf(emptyState());
    const frame = await jobs.frame();
    expect(frame.areas).toBeNull();
    expect(frame.uncounted).toBe(0);
    expect(frame.signs.every(({ atMs }) => atMs === null)).toBe(true);
    expect((await traffic.view()).traffic).toBeNull();
  });
});
