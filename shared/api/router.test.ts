import { describe, expect, it } from 'vitest';
import { NO_SECRETS, profileSchema } from '../metadata/profile.ts';
import { NOW_MS } from '../metadata/testing/records.ts';
import { NO_HISTORY } from '../signals/input.ts';
import { appRouter } from './router.ts';
import { emptyState, notingPorts, troubledState } from './testing/console-state.ts';

const PROFILE = { name: 'example', pooler: { url: 'https://pooler.example.com' }, metrics: null };
const SECRETS = { ...NO_SECRETS, poolerToken: 'example-secret' };

function caller(state = troubledState()) {
  const { ports, calls } = notingPorts(state);
  return { api: appRouter.createCaller(ports), calls };
}

/** What a page could send: whatever it likes. */
function sent(value: unknown): never {
  return value as never;
}

describe('reading', () => {
  it('asks for the present, once a view', async () => {
    const { api, calls } = caller();
    await api.shell.view();
    await api.now.view();
    await api.pools.list();
    await api.slos.view();
    await api.incident.signals();
    expect(calls).toEqual(Array.from({ length: 5 }, () => ['readState', null]));
  });

  it('heads every screen with profile, overall state and the age of its oldest figure', async () => {
    const view = await caller().api.shell.view();
    expect(view).toMatchObject({
      profile: { name: 'example', demo: false, snapshot: null },
      overall: { severity: 'outage', security: true },
      oldestAgeMs: 5_000,
    });
  });

  it('knows no age before the first answer', async () => {
    const state = emptyState();
    const unread = { ...state, sources: state.sources.map((source) => ({ ...source, ageMs: null })) };
    expect((await caller(unread).api.shell.view()).oldestAgeMs).toBeNull();
  });

  it('shows the worst signals first on Now, and at most thirty changes', async () => {
    const change = {
      subject: { kind: 'upstream', id: 'u1', label: 'example-u1' },
      field: 'status',
      from: 'active',
      to: 'paused',
      atMs: NOW_MS,
      timing: 'observed',
    } as const;
    const transitions = Array.from({ length: 31 }, () => change);
    const view = await caller(troubledState({ history: { ...NO_HISTORY, transitions } })).api.now.view();
    expect(view.signals[0]?.severity).toBe('outage');
    expect(view.changes).toHaveLength(30);
  });

  it('lists SLO rows and lanes, and none before anything was evaluated', async () => {
    expect((await caller().api.slos.view()).rows).toHaveLength(3);
    expect(await caller(emptyState()).api.slos.view()).toMatchObject({
      evaluatedAtMs: null,
      rows: [],
      lanes: [],
    });
  });

  it('waits for the next revision', async () => {
    const { api, calls } = caller();
    expect(await api.shell.waitForRevision({ after: 1 })).toEqual({ revision: 2, areas: ['signals'] });
    expect(calls[0]?.slice(0, 2)).toEqual(['waitForRevision', 1]);
  });
});

describe('drafting', () => {
  it('makes five lines of the chosen signals only', async () => {
    const state = troubledState();
    const chosen = state.signals.filter(({ rule }) => rule === 'gateway.not_ready').map(({ id }) => id);
    const { text, lines } = await caller(state).api.incident.draft({ signalIds: chosen });
    expect(text.split('\n')).toHaveLength(5);
    expect(lines.flatMap(({ signalIds }) => signalIds).every((id) => chosen.includes(id))).toBe(true);
  });

  it('of signals that are gone is an all-clear, not an error', async () => {
    expect((await caller().api.incident.draft({ signalIds: ['gone'] })).text).toContain('Status: info');
  });

  it('of no named signals is about all that fire', async () => {
    const { signalIds, text } = await caller().api.incident.draft({ signalIds: null });
    expect(signalIds).toEqual(troubledState().signals.map(({ id }) => id));
    expect(text).toContain('Status: outage');
  });

  it('is of a past moment where one is asked for', async () => {
    const state = troubledState({ generatedAtMs: NOW_MS + 3_600_000 });
    const { api, calls } = caller(state);
    const { asOfMs, text } = await api.incident.draft({ signalIds: null, atMs: NOW_MS });
    await api.incident.signals({ atMs: NOW_MS });
    expect(calls).toEqual(Array.from({ length: 2 }, () => ['readState', NOW_MS]));
    expect(asOfMs).toBe(NOW_MS);
    expect(text).toContain('Impact: as of 2026-01-15 10:20 UTC, ');
  });
});

describe('an update', () => {
  const state = troubledState({ asOfMs: NOW_MS + 600_000, generatedAtMs: NOW_MS + 600_000 });
  const [signalId = ''] = state.signals
    .filter(({ rule }) => rule === 'upstream.reauth_required')
    .map(({ id }) => id);
  const kept = {
    id: 'd1',
    createdAtMs: NOW_MS,
    updatedAtMs: NOW_MS,
    maskedText: '',
    signalIds: [signalId],
    asOfMs: NOW_MS,
    threadId: 'd1',
    previousDraftId: null,
  };

  /** What was known at the moment of the kept draft, and `now`. */
  function withHistory(now = state) {
    const { ports } = notingPorts(now);
    return appRouter.createCaller({
      ...ports,
      drafts: async () => [kept],
      readState: async (atMs) => (atMs === NOW_MS ? troubledState() : now),
    });
  }

  it('says what has changed since the draft it follows', async () => {
    const input = { signalIds: [signalId], previousDraftId: 'd1' };
    const { text, signalIds } = await withHistory().incident.draft(input);
    expect(text).toContain('Impact: no change since 10:20 UTC; ');
    expect(signalIds).toEqual([signalId]);
  });

  it.each([
    [
      'resolved',
      state.signals.map((each) => ({ ...each, state: 'resolved' as const, resolvedAtMs: NOW_MS + 60_000 })),
    ],
    ['no longer listed', []],
  ])('tells of a signal of the draft before that is %s, though nobody chose it', async (_words, signals) => {
    const input = { signalIds: [], previousDraftId: 'd1' };
    const { text, signalIds } = await withHistory({ ...state, signals }).incident.draft(input);
    expect(text).toContain(
      'Signals: resolved: 1 of 2 upstreams of example-batch in reauth_required from 10:05 UTC',
    );
    expect(signalIds).toEqual([signalId]);
  });

  it('leaves out what still fires and is not chosen any more', async () => {
    const { signalIds } = await withHistory().incident.draft({ signalIds: [], previousDraftId: 'd1' });
    expect(signalIds).toEqual([]);
  });

  it('of an earlier moment than the draft it follows is refused', async () => {
    const earlier = troubledState({ asOfMs: NOW_MS - 60_000 });
    const drafting = withHistory(earlier).incident.draft({ signalIds: [], previousDraftId: 'd1' });
    await expect(drafting).rejects.toThrow('An update tells of a later moment');
  });

  it('of a draft that is no longer kept is refused with what to do', async () => {
    const drafting = withHistory().incident.draft({ signalIds: [], previousDraftId: 'gone' });
    await expect(drafting).rejects.toThrow('Start a new one from its signals');
  });
});

const DRAFT = {
  id: 'd1',
  createdAtMs: 1,
  updatedAtMs: 1,
  maskedText: 'Status: info',
  signalIds: ['s'],
  asOfMs: 1,
  threadId: 'd1',
  previousDraftId: null,
};

describe('changing', () => {
  it.each([
    ['refreshNow', (api: Api) => api.shell.refreshNow(), []],
    [
      'acknowledge',
      (api: Api) => api.now.acknowledge({ signalId: 's', reason: ' known ', untilMs: null }),
      ['s', 'known', null],
    ],
    ['unacknowledge', (api: Api) => api.now.unacknowledge({ signalId: 's' }), ['s']],
    ['activateConnection', (api: Api) => api.connections.activate({ name: 'example' }), ['example']],
    ['removeConnection', (api: Api) => api.connections.remove({ name: 'example' }), ['example']],
    ['checkText', (api: Api) => api.incident.check({ text: 'a' }), ['a']],
    [
      'release',
      (api: Api) => api.incident.release({ text: 'a', medium: 'copy', confirmedWarnings: 0, asDraft: false }),
      [{ text: 'a', medium: 'copy', confirmedWarnings: 0, asDraft: false }],
    ],
    [
      'saveDraft',
      (api: Api) => api.incident.saveDraft({ id: null, text: 'a', signalIds: [] }),
      [{ id: null, text: 'a', signalIds: [], asOfMs: null, previousDraftId: null }],
    ],
    ['deleteDraft', (api: Api) => api.incident.deleteDraft({ id: 'd1' }), ['d1']],
    [
      'restoreDraft',
      (api: Api) => api.incident.restoreDraft({ versions: [DRAFT, { ...DRAFT, updatedAtMs: 2 }] }),
      [[DRAFT, { ...DRAFT, updatedAtMs: 2 }]],
    ],
  ] as const)('passes %s on as it was asked', async (name, call, args) => {
    const { api, calls } = caller();
    await call(api);
    expect(calls).toEqual([[name, ...args]]);
  });

  it.each(['save', 'test'] as const)('passes a checked profile on to %s', async (procedure) => {
    const { api, calls } = caller();
    await api.connections[procedure]({ profile: PROFILE, secrets: SECRETS, previousName: null });
    expect(calls).toEqual([[`${procedure}Connection`, profileSchema.parse(PROFILE), SECRETS, null]]);
  });
});
type Api = ReturnType<typeof caller>['api'];

describe('bad input is refused before any port is asked', () => {
  const over = (length: number) => 'x'.repeat(length + 1);
  it.each([
    ['a revision that is no number', (api: Api) => api.shell.waitForRevision(sent({ after: '1' }))],
    ['an unknown field', (api: Api) => api.now.unacknowledge(sent({ signalId: 's', extra: 1 }))],
    [
      'an acknowledgement without a signal',
      (api: Api) => api.now.acknowledge({ signalId: '', reason: '', untilMs: null }),
    ],
    [
      'a reason of a whole page',
      (api: Api) => api.now.acknowledge({ signalId: 's', reason: over(200), untilMs: null }),
    ],
    ['an end before all time', (api: Api) => api.now.acknowledge({ signalId: 's', reason: '', untilMs: -1 })],
    ['a connection without a name', (api: Api) => api.connections.activate({ name: '' })],
    [
      'a profile that sends its token in the clear',
      (api: Api) =>
        api.connections.save({
          profile: { ...PROFILE, pooler: { url: 'http://pooler.example.com' } },
          secrets: SECRETS,
          previousName: null,
        }),
    ],
    [
      'more signals than a draft can hold',
      (api: Api) => api.incident.draft({ signalIds: Array(201).fill('s') }),
    ],
    ['a text beyond 64 KB', (api: Api) => api.incident.check({ text: over(64 * 1024) })],
    ['a draft to delete without its id', (api: Api) => api.incident.deleteDraft({ id: '' })],
    ['a draft to restore without a saved state', (api: Api) => api.incident.restoreDraft({ versions: [] })],
    [
      'a draft to restore that is two',
      (api: Api) => api.incident.restoreDraft({ versions: [DRAFT, { ...DRAFT, id: 'd2' }] }),
    ],
    [
      'a draft to restore with a text beyond 64 KB',
      (api: Api) => api.incident.restoreDraft({ versions: [{ ...DRAFT, maskedText: over(64 * 1024) }] }),
    ],
    [
      'a release of nothing',
      (api: Api) => api.incident.release({ text: '', medium: 'copy', confirmedWarnings: 0, asDraft: true }),
    ],
    [
      'a release by an unknown way',
      (api: Api) =>
        api.incident.release(sent({ text: 'a', medium: 'mail', confirmedWarnings: 0, asDraft: true })),
    ],
    [
      'a release that does not say whether it is a draft',
      (api: Api) => api.incident.release(sent({ text: 'a', medium: 'copy', confirmedWarnings: 0 })),
    ],
  ])('%s', async (_words, call) => {
    const { api, calls } = caller();
    await expect(call(api)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(calls).toEqual([]);
  });

  it('and the refusal does not repeat what was typed', async () => {
    const secrets = { ...SECRETS, poolerToken: 'example-secret'.repeat(400) };
    const saving = caller().api.connections.save({ profile: PROFILE, secrets, previousName: null });
    await expect(saving).rejects.not.toThrow(/example-secret/);
  });
});
