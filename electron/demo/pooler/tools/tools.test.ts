import { describe, expect, test } from 'vitest';
import { storyAt } from '../../story/story.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { SENTINELS } from '../sentinels.ts';
import type { PoolerSimulator } from '../simulator.ts';
import { callTool, calmSimulator, START_MS } from '../test/simulated.ts';

/** A caller with a role over the calm story, or over a changed one. */
function caller(handle = 'owner', simulator: PoolerSimulator = calmSimulator()) {
  const token = simulator.control.issueToken(handle);
  return (name: string, args: JsonObject = {}) => callTool(simulator, token, name, args);
}

async function items(answer: Promise<JsonObject | string>): Promise<readonly JsonObject[]> {
  const content = await answer;
  return isJsonObject(content) && Array.isArray(content.items) ? content.items.filter(isJsonObject) : [];
}

/** A world with this many upstreams, all in the first Pool. */
function crowded(count: number): PoolerSimulator {
  const simulator = calmSimulator();
  simulator.control.world.update((world) => ({
    ...world,
    upstreams: Array.from({ length: count }, (_, index) =>
      world.upstreams.slice(0, 1).map((row) => ({
        ...row,
        id: `id-${index}`,
        accountLabel: `example-${String(index).padStart(4, '0')}`,
      })),
    ).flat(),
  }));
  return simulator;
}

describe('arguments', () => {
  test.each([
    ['an unknown key', { nope: 1 }],
    ['a key every object has', { constructor: 'x' }],
    ['null', { status: null }],
    ['a number in a string', { limit: '5' }],
    ['a fraction', { limit: 2.5 }],
    ['an object', { query: {} }],
  ])('%s is refused with one message', async (_name, args) => {
    expect(await caller()('list_pools', args)).toBe('invalid_arguments: Invalid tool arguments');
  });

  test('a missing required key is refused', async () => {
    expect(await caller()('get_pool')).toBe('invalid_arguments: Invalid tool arguments');
  });

  test.each([
    [0, 1],
    [-5, 1],
    [1000, 100],
  ])('limit %i is silently taken as %i', async (limit, taken) => {
    expect(await caller()('list_pools', { limit })).toMatchObject({ limit: taken });
    expect(await caller()('list_upstream_quotas', { limit })).toMatchObject({ limit: taken });
  });

  test('the quota filters have closed vocabularies, the list filters have not', async () => {
    const call = caller();
    expect(await call('list_upstream_quotas', { status: 'bogus' })).toBe('invalid_arguments: Invalid status');
    expect(await call('list_upstream_quotas', { freshness_status: 'x' })).toBe(
      'invalid_arguments: Invalid freshness_status',
    );
    expect(await items(call('list_upstreams', { status: 'bogus' }))).toEqual([]);
  });
});

describe('page caps', () => {
  test('more than 100 upstreams cannot be listed, and only count = limit says so', async () => {
    const call = caller('owner', crowded(130));
    expect(await call('list_upstreams', { limit: 100 })).toMatchObject({ count: 100, limit: 100 });
    expect(await call('list_upstreams')).toMatchObject({ count: 25, limit: 25 });
  });

  test('quotas page on, and their count is the total', async () => {
    const call = caller('owner', crowded(130));
    const first = await items(call('list_upstream_quotas', { limit: 100 }));
    const rest = await items(call('list_upstream_quotas', { limit: 100, offset: 100 }));
    expect(await call('list_upstream_quotas', { limit: 100, offset: 100 })).toMatchObject({ count: 130 });
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(130);
  });

  test('of more than 50 windows the first 50 are shown and truncated is true', async () => {
    const simulator = calmSimulator();
    simulator.control.world.update((world) => ({
      ...world,
      upstreams: world.upstreams.map((row) => ({
        ...row,
        quotaWindows: Array.from({ length: 51 }, () => row.quotaWindows)
          .flat()
          .slice(0, 51),
      })),
    }));
    const [account] = await items(caller('owner', simulator)('list_upstream_quotas'));
    expect(account?.quota_windows).toHaveLength(50);
    expect(account?.quota_summary).toMatchObject({ window_count: 51, truncated: true });
  });
});

describe('who sees what', () => {
  test('an admin sees the assigned Pools, their upstreams and only the assignments there', async () => {
    const owner = caller();
    const admin = caller('admin');
    const slugs = (await items(admin('list_pools'))).map(({ slug }) => slug);
    expect(slugs).toEqual(['example-primary', 'example-batch']);
    const seen = await items(admin('list_upstreams'));
    expect(seen.length).toBeLessThan((await items(owner('list_upstreams'))).length);
    const shared = seen.find(({ account_label }) => account_label === 'example-upstream-02');
    expect(shared?.assignment_summary).toMatchObject({ count: 1, summary: '1 active of 1 Pool assignments' });
  });

  test('a disabled Pool disappears with what hangs on it alone (POOLER-T2)', async () => {
    const simulator = calmSimulator();
    const call = caller('owner', simulator);
    const before = await items(call('list_upstreams'));
    simulator.control.world.update((world) => ({
      ...world,
      pools: world.pools.map((pool) =>
        pool.slug === 'example-interactive' ? { ...pool, status: 'disabled' as const } : pool,
      ),
    }));
    expect((await items(call('list_pools'))).map(({ slug }) => slug)).not.toContain('example-interactive');
    expect(await items(call('list_upstreams'))).toHaveLength(before.length - 2);
    expect(await call('get_pool', { selector: 'example-interactive' })).toMatchObject({
      status: 'not_found',
    });
  });

  test('an operator without Pools sees nothing, which is no error', async () => {
    const simulator = calmSimulator();
    simulator.control.world.update((world) => ({
      ...world,
      operators: world.operators.map((one) => ({ ...one, poolIds: [] })),
    }));
    expect(await caller('oncall', simulator)('list_upstreams')).toMatchObject({ count: 0, items: [] });
  });
});

describe('selectors', () => {
  test('id, slug and name find a Pool, whatever the case and the space around', async () => {
    const call = caller();
    const [first] = await items(call('list_pools'));
    for (const selector of [String(first?.id), ' EXAMPLE-primary ', 'example primary']) {
      expect(await call('get_pool', { selector })).toMatchObject({ status: 'ok', item: { id: first?.id } });
    }
    expect(await call('get_pool', { selector: '' })).toMatchObject({ status: 'not_found' });
  });

  test('a shared name is ambiguous for a detail and an error for pool_selector', async () => {
    const simulator = calmSimulator();
    simulator.control.world.update((world) => ({
      ...world,
      pools: world.pools.map((pool) => ({ ...pool, name: 'Example Twin' })),
    }));
    const call = caller('owner', simulator);
    const detail = await call('get_pool', { selector: 'Example Twin' });
    expect(detail).toMatchObject({ status: 'ambiguous', item: null, message: 'Pool selector is ambiguous' });
    expect(await call('list_upstreams', { pool_selector: 'Example Twin' })).toBe(
      'tool_execution_failed: Pool selector matched 4 candidates',
    );
    expect(await call('list_upstreams', { pool_selector: 'nope' })).toBe(
      'tool_execution_failed: Pool selector did not match',
    );
  });

  test('pool_selector gives the membership of a Pool', async () => {
    const labels = (await items(caller()('list_upstreams', { pool_selector: 'example-batch' }))).map(
      ({ account_label }) => account_label,
    );
    expect(labels).toEqual(['example-upstream-04', 'example-upstream-05']);
  });
});

describe('null, masks and forbidden fields', () => {
  test('lists drop null fields, quotas keep them (POOLER-T8)', async () => {
    const call = caller();
    const [pool] = await items(call('list_pools'));
    const [account] = await items(call('list_upstream_quotas'));
    expect(pool).not.toHaveProperty('disabled_at');
    expect(account).toHaveProperty('workspace_label', null);
  });

  test('the Pooler delivers what the console must drop, and masks the rest itself', async () => {
    const call = caller();
    const answers = await Promise.all(
      ['list_pools', 'list_upstreams', 'list_upstream_quotas', 'get_mcp_service_status'].map((name) =>
        call(name),
      ),
    );
    const text = JSON.stringify(answers);
    for (const kind of ['accountId', 'labelEmail', 'workspaceEmail', 'operatorId', 'operatorName'] as const) {
      expect(text, kind).toContain(SENTINELS[kind]);
    }
    for (const kind of ['accountEmail', 'wholeLabelEmail', 'operatorEmail'] as const) {
      expect(text, kind).not.toContain(SENTINELS[kind]);
    }
    expect(text).toContain('se***@example.com');
  });
});

test('quota evidence grows stale after 15 minutes and routing stops with it', async () => {
  const nowMs = { value: START_MS };
  const simulator = calmSimulator({ world: () => storyAt(0, START_MS), nowMs: () => nowMs.value });
  const call = caller('owner', simulator);
  const states = async () =>
    (await items(call('list_upstream_quotas'))).map(({ quota_summary: summary }) =>
      isJsonObject(summary ?? null) ? summary : {},
    );
  for (const summary of await states()) {
    expect(summary).toMatchObject({ freshness_status: 'fresh', routing_usable: true });
  }
  nowMs.value += 17 * 60_000;
  for (const summary of await states()) {
    expect(summary).toMatchObject({ freshness_status: 'stale', routing_usable: false });
  }
});
