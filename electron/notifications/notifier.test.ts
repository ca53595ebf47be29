import { afterEach, expect, it, vi } from 'vitest';
import type { ConsoleState } from '../../shared/api/ports.ts';
import { emptyState } from '../../shared/api/testing/console-state.ts';
import { SOURCE_IDS } from '../../shared/metadata/source.ts';
import { NOW_MS } from '../../shared/metadata/testing/records.ts';
import type { ReleasedNotice } from '../../shared/notifications/notice.ts';
import type { Signal } from '../../shared/signals/signal.ts';
import { signal } from '../../shared/signals/testing/signals.ts';
import { createRevisions } from '../live/revisions.ts';
import { createReleaseGate } from '../release/gate.ts';
import { memoryStore } from '../store/testing/memory-store.ts';
import { NEUTRAL_SENTENCE } from './checked-sentence.ts';
import { createNotifier, type Notifier } from './notifier.ts';

const running: Notifier[] = [];
afterEach(() => {
  for (const notifier of running.splice(0)) notifier.stop();
});

const SOURCES = SOURCE_IDS.map(
  (id) => ({ id, via: 'mcp', state: 'live', observedAt: NOW_MS, ageMs: 0, detail: '' }) as const,
);
const OUTAGE = signal('a', {
  severity: 'outage',
  sinceMs: NOW_MS + 1_000,
  title: 'Example Batch cannot serve',
});

/** A notifier of a state that the test changes, over a real gate, a real store and real revisions. */
function bench(first: Partial<ConsoleState> = {}) {
  let state = emptyState({ sources: SOURCES, ...first });
  let nowMs = NOW_MS;
  const store = memoryStore();
  const settings = {
    setting: async (key: string) => store.setting(key),
    setSetting: async (key: string, value: string) => store.setSetting(key, value),
  };
  const released: string[] = [];
  const gate = createReleaseGate({
    nowMs: () => nowMs,
    knownValues: () => [],
    record: async ({ medium }) => void released.push(medium),
  });
  const revisions = createRevisions(() => () => {});
  const shown: ReleasedNotice[] = [];
  const log = vi.fn<(line: string) => void>();
  const readState = vi.fn(async () => state);
  const notifier = createNotifier({
    readState,
    store: () => settings,
    release: gate.release,
    revisions,
    show: (notice) => void shown.push(notice),
    nowMs: () => nowMs,
    log,
  });
  running.push(notifier);
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
  return {
    notifier,
    revisions,
    shown,
    released,
    log,
    readState,
    async start() {
      notifier.start();
      await vi.waitFor(() => expect(readState).toHaveBeenCalled());
      await settled();
    },
    /** The state becomes another one, so much later. */
    async becomes(change: Partial<ConsoleState>, laterMs = 2_000) {
      nowMs += laterMs;
      state = { ...state, generatedAtMs: nowMs, ...change };
      revisions.bump(['signals']);
      await settled();
    },
  };
}

const firing = (...signals: readonly Signal[]) => ({ signals });

it('tells a rise once, with a sentence that the gate released', async () => {
  const { start, becomes, shown, released, notifier } = bench();
  await start();
  await becomes(firing(OUTAGE));
  await becomes(firing(OUTAGE));
  expect(shown).toMatchObject([
    { text: 'Outage: Example Batch cannot serve.', heldBack: false, signalId: 'a', kind: 'traffic' },
  ]);
  expect(released).toEqual(['notification']);
  expect((await notifier.ports.noticeFeed()).notices).toEqual(shown);
});

it('says of the demo that it is one', async () => {
  const { start, becomes, shown } = bench({ profile: { name: 'Demo', demo: true, snapshot: null } });
  await start();
  await becomes(firing(OUTAGE));
  expect(shown).toMatchObject([{ text: '[Demo] Outage: Example Batch cannot serve.', heldBack: false }]);
});

it('tells nothing of what was so when it began to look', async () => {
  const { start, becomes, shown } = bench(firing({ ...OUTAGE, sinceMs: NOW_MS - 1_000 }));
  await start();
  await becomes(firing({ ...OUTAGE, sinceMs: NOW_MS - 1_000 }));
  expect(shown).toEqual([]);
});

it('shows a neutral sentence for one that must not leave, counts it, and says so without it', async () => {
  const { start, becomes, shown, log, notifier } = bench();
  await start();
  await becomes(firing({ ...OUTAGE, title: 'someone@example.com cannot serve' }));
  expect(shown).toMatchObject([{ text: NEUTRAL_SENTENCE, heldBack: true }]);
  expect(log.mock.calls).toEqual([['The redaction check held a notification back.']]);
  expect(await notifier.ports.noticeFeed()).toMatchObject({ heldBack: 1 });
  expect(JSON.stringify(await notifier.ports.noticeFeed())).not.toContain('someone@');
});

it('keeps the choice from where on to tell', async () => {
  const { start, becomes, shown, notifier } = bench();
  await notifier.ports.setNoticesFrom('outage');
  await start();
  await becomes(firing({ ...OUTAGE, severity: 'degraded' }));
  expect(shown).toEqual([]);
  await becomes(firing(OUTAGE));
  expect(shown).toHaveLength(1);
  expect(await notifier.ports.noticeFeed()).toMatchObject({ from: 'outage' });
});

it('looks anew at another connection: what is so there was so before, and nothing was told of it', async () => {
  const { start, becomes, shown, notifier } = bench();
  await start();
  await becomes(firing(OUTAGE));
  const profile = { name: 'example-other', demo: false, snapshot: null };
  await becomes({ profile, ...firing({ ...OUTAGE, id: 'b' }) });
  expect(shown).toHaveLength(1);
  expect(await notifier.ports.noticeFeed()).toMatchObject({ notices: [] });
});

it('tells nothing of a snapshot', async () => {
  const profile = { name: 'example', demo: false, snapshot: { takenAtMs: NOW_MS } };
  const { start, becomes, shown } = bench({ profile });
  await start();
  await becomes(firing(OUTAGE));
  expect(shown).toEqual([]);
});

it('numbers notices upwards, and remembers the latest twenty', async () => {
  const { start, becomes, notifier } = bench();
  await start();
  for (let round = 0; round < 13; round += 1) {
    const again = { ...OUTAGE, id: `a${round}`, sinceMs: NOW_MS + round * 200_000 + 1 };
    await becomes(firing(again));
    await becomes(firing(), 2_000);
    await becomes(firing(), 61_000);
  }
  const { notices } = await notifier.ports.noticeFeed();
  const ids = notices.map(({ id }) => id);
  expect(ids).toHaveLength(20);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
});

it('does not read the state for every poll, but looks again after a while', async () => {
  const { start, revisions, readState, becomes } = bench();
  await start();
  const before = readState.mock.calls.length;
  for (let poll = 0; poll < 5; poll += 1) revisions.bump(['picture']);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(readState.mock.calls.length).toBe(before);
  await becomes({}, 20_000);
  expect(readState.mock.calls.length).toBe(before + 1);
});

it('goes on after a look that failed, without its reason in the log', async () => {
  const { start, becomes, readState, log, shown } = bench();
  await start();
  readState.mockRejectedValueOnce(new Error('example-secret'));
  await becomes({});
  expect(log.mock.calls).toEqual([['The state could not be looked at for notifications.']]);
  await becomes(firing(OUTAGE));
  expect(shown).toHaveLength(1);
});

it('tells nothing after it was stopped', async () => {
  const { start, becomes, shown, notifier } = bench();
  await start();
  notifier.stop();
  await becomes(firing(OUTAGE));
  expect(shown).toEqual([]);
});
