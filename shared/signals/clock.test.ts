import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS, NOW_MS } from '../metadata/testing/records.ts';
import { advanceSignals } from './clock.ts';
import { type Finding, type Signal, signalSchema } from './signal.ts';
import { finding, signal } from './testing/signals.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;

function advance(
  previous: readonly Signal[],
  findings: readonly Finding[],
  nowMs = NOW_MS,
  firstLooks: readonly Finding['surfaces'][number][] = [],
): Signal[] {
  return advanceSignals({ nowMs, previous, findings, firstLooks: new Set(firstLooks) });
}

describe('a new finding', () => {
  it('fires at once when it needs no wait, since now', () => {
    expect(advance([], [finding('a')])).toMatchObject([
      { id: 'a', state: 'firing', sinceMs: NOW_MS, sinceIsLowerBound: false, lastSeenMs: NOW_MS },
    ]);
  });

  it('began "since at least" now when its source has just answered for the first time', () => {
    const [opened] = advance([], [finding('a', { surfaces: ['pools', 'upstreams'] })], NOW_MS, ['upstreams']);
    expect(opened?.sinceIsLowerBound).toBe(true);
  });

  it('began exactly now when only other sources have just answered for the first time', () => {
    const [opened] = advance([], [finding('a', { surfaces: ['upstreams'] })], NOW_MS, ['slo']);
    expect(opened?.sinceIsLowerBound).toBe(false);
  });

  it('takes the moment its source knows, also at a first look', () => {
    const knownSince = { atMs: NOW_MS - DAY_MS, isLowerBound: false };
    const [opened] = advance([], [finding('a', { knownSince })], NOW_MS, ['upstreams']);
    expect(opened).toMatchObject({ sinceMs: NOW_MS - DAY_MS, sinceIsLowerBound: false });
  });

  it('never began in the future, however far ahead the clock of its source is', () => {
    const knownSince = { atMs: NOW_MS + DAY_MS, isLowerBound: false };
    expect(advance([], [finding('a', { knownSince })])).toMatchObject([{ state: 'firing', sinceMs: NOW_MS }]);
  });

  it('carries neither its wait nor its known moment into the signal', () => {
    expect(Object.keys(advance([], [finding('a')])[0] ?? {})).not.toContain('pendingForMs');
  });
});

describe('a finding that must hold first', () => {
  const slow = finding('a', { pendingForMs: MINUTE_MS });

  it('is pending one millisecond before its time, and fires on time', () => {
    const pending = advance([], [slow]);
    expect(pending).toMatchObject([{ state: 'pending' }]);
    expect(advance(pending, [slow], NOW_MS + MINUTE_MS - 1)).toMatchObject([{ state: 'pending' }]);
    expect(advance(pending, [slow], NOW_MS + MINUTE_MS)).toMatchObject([
      { state: 'firing', sinceMs: NOW_MS },
    ]);
  });

  it('waits anew after a time in which nobody looked', () => {
    const pending = advance([], [slow]);
    const backMs = NOW_MS + 2 * MINUTE_MS;
    expect(advance(pending, [slow], backMs)).toMatchObject([{ state: 'firing', sinceMs: NOW_MS }]);
    expect(advance(pending, [slow], backMs + 1)).toMatchObject([{ state: 'pending', sinceMs: backMs + 1 }]);
  });

  it('is dropped without a trace when its trouble goes away first', () => {
    expect(advance(advance([], [slow]), [], NOW_MS + 1_000)).toEqual([]);
  });

  it('fires at once when its source knows that it has held long enough', () => {
    const knownSince = { atMs: NOW_MS - MINUTE_MS, isLowerBound: false };
    expect(advance([], [{ ...slow, knownSince }])).toMatchObject([{ state: 'firing' }]);
  });

  it('fires rather than waiting out a clock that was set back', () => {
    const pending = advance([], [slow]);
    expect(advance(pending, [slow], NOW_MS - DAY_MS)).toMatchObject([{ state: 'firing', sinceMs: NOW_MS }]);
  });
});

describe('trouble that lasts', () => {
  it('takes the newest words and evidence but keeps its beginning and its acknowledgement', () => {
    const acknowledged = { atMs: NOW_MS, reason: 'known', untilMs: null };
    const before = signal('a', { acknowledged, sinceIsLowerBound: true });
    const [after] = advance([before], [finding('a', { title: 'worse now' })], NOW_MS + MINUTE_MS);
    expect(after).toMatchObject({
      title: 'worse now',
      acknowledged,
      sinceMs: NOW_MS,
      sinceIsLowerBound: true,
      lastSeenMs: NOW_MS + MINUTE_MS,
    });
  });

  it('stays firing when its rule now asks for a longer wait', () => {
    const [after] = advance([signal('a')], [finding('a', { pendingForMs: DAY_MS })]);
    expect(after?.state).toBe('firing');
  });
});

describe('something that happened', () => {
  const at = (atMs: number) => finding('a', { isEvent: true, knownSince: { atMs, isLowerBound: false } });
  const acknowledged = { atMs: NOW_MS, reason: 'known', untilMs: null };
  const before = signal('a', { acknowledged });

  it('stays the same signal while it is told', () => {
    expect(advance([before], [at(NOW_MS)], NOW_MS + MINUTE_MS)).toMatchObject([
      { sinceMs: NOW_MS, acknowledged },
    ]);
  });

  it('is a new one when it happens again, which nobody has acknowledged', () => {
    expect(advance([before], [at(NOW_MS + 1)], NOW_MS + MINUTE_MS)).toMatchObject([
      { sinceMs: NOW_MS + 1, acknowledged: null, occurrences: 1 },
    ]);
    expect(Object.keys(advance([before], [at(NOW_MS + 1)])[0] ?? {})).not.toContain('isEvent');
  });

  it('is no new one because its source learnt only later that it lasts', () => {
    const lasting = finding('a', { knownSince: { atMs: NOW_MS + 1, isLowerBound: false } });
    expect(advance([before], [lasting], NOW_MS + MINUTE_MS)).toMatchObject([
      { sinceMs: NOW_MS, acknowledged },
    ]);
  });
});

it('reads a signal that was kept before occurrences were counted as one', () => {
  const { occurrences: _none, ...older } = signal('a');
  expect(signalSchema.parse(older).occurrences).toBe(1);
});

describe('trouble that ends', () => {
  it('is resolved now, with the moment it was last seen kept', () => {
    expect(advance([signal('a')], [], NOW_MS + MINUTE_MS)).toMatchObject([
      { state: 'resolved', resolvedAtMs: NOW_MS + MINUTE_MS, lastSeenMs: NOW_MS },
    ]);
  });

  it('stays on the list for a day, to the millisecond', () => {
    const resolved = signal('a', { state: 'resolved', resolvedAtMs: NOW_MS });
    expect(advance([resolved], [], NOW_MS + DAY_MS)).toEqual([resolved]);
    expect(advance([resolved], [], NOW_MS + DAY_MS + 1)).toEqual([]);
  });

  const acknowledged = { atMs: NOW_MS, reason: 'known', untilMs: null };
  const over = signal('a', { state: 'resolved', resolvedAtMs: NOW_MS, acknowledged });

  it('and begins again three minutes later is a new one: new beginning, no acknowledgement', () => {
    const backMs = NOW_MS + 3 * MINUTE_MS;
    expect(advance([over], [finding('a')], backMs)).toMatchObject([
      { state: 'firing', sinceMs: backMs, resolvedAtMs: null, acknowledged: null, occurrences: 1 },
    ]);
  });

  it('and begins again sooner is the same one, and says how often', () => {
    const slow = finding('a', { pendingForMs: MINUTE_MS });
    const backMs = NOW_MS + 3 * MINUTE_MS - 1;
    const back = advance([over], [slow], backMs);
    expect(back).toMatchObject([
      { state: 'firing', sinceMs: NOW_MS, resolvedAtMs: null, acknowledged, occurrences: 2 },
    ]);
    const overAgain = advance(back, [], backMs + 1);
    expect(advance(overAgain, [slow], backMs + 2)).toMatchObject([{ sinceMs: NOW_MS, occurrences: 3 }]);
  });
});

describe('whatever the clock does', () => {
  const steps = fc.array(
    fc.record({
      seconds: fc.integer({ min: -300, max: 300 }),
      present: fc.subarray(['a', 'b', 'c']),
      pendingForMs: fc.constantFrom(0, MINUTE_MS),
    }),
    { maxLength: 30 },
  );

  it('times never move while trouble lasts, and nothing that fired falls back to pending', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        let nowMs = NOW_MS;
        let signals: Signal[] = [];
        for (const { seconds, present, pendingForMs } of moves) {
          nowMs += seconds * 1_000;
          const findings = present.map((id) => finding(id, { pendingForMs }));
          const next = advance(signals, findings, nowMs);
          for (const before of signals.filter(
            ({ id, state }) => state !== 'resolved' && present.includes(id),
          )) {
            const after = next.find(({ id }) => id === before.id);
            const isWatched = nowMs - before.lastSeenMs <= 2 * MINUTE_MS;
            if (before.state === 'firing' || isWatched) expect(after?.sinceMs).toBe(before.sinceMs);
            if (before.state === 'firing') expect(after?.state).toBe('firing');
          }
          signals = next;
        }
      }),
    );
  });

  it('there is one signal for each present finding, and none ends before it began', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        let nowMs = NOW_MS;
        let signals: Signal[] = [];
        for (const { seconds, present, pendingForMs } of moves) {
          nowMs += seconds * 1_000;
          signals = advance(
            signals,
            present.map((id) => finding(id, { pendingForMs })),
            nowMs,
          );
          const current = signals.filter(({ state }) => state !== 'resolved').map(({ id }) => id);
          expect(current.toSorted()).toEqual(present.toSorted());
          expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length);
          for (const { sinceMs, resolvedAtMs } of signals) {
            if (resolvedAtMs !== null) expect(resolvedAtMs).toBeGreaterThanOrEqual(sinceMs);
          }
        }
      }),
    );
  });
});
