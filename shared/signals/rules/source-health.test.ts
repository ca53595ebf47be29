import { describe, expect, it } from 'vitest';
import type { SourceState } from '../../metadata/source.ts';
import { MINUTE_MS, NOW_MS, picture, poll, sources } from '../../metadata/testing/records.ts';
import { advanceSignals } from '../clock.ts';
import { signalInput } from '../testing/signals.ts';
import { sourceHealth } from './source-health.ts';

/** The quota source in one state, failing for so long; null where it does not fail. */
function quotasIn(
  state: SourceState,
  failingForMs: number | null = null,
  lastOkMs: number | null = NOW_MS - MINUTE_MS,
) {
  const failingSinceMs = failingForMs === null ? null : NOW_MS - failingForMs;
  return signalInput({
    picture: picture({ polls: [poll('quotas', { failingSinceMs, lastOkMs })] }),
    sources: sources({ quotas: state }).map((source) => ({ ...source, observedAt: lastOkMs })),
  });
}

function statesOf(input: ReturnType<typeof quotasIn>) {
  const firstLooks = new Set<never>();
  return advanceSignals({ nowMs: NOW_MS, previous: [], findings: sourceHealth(input), firstLooks }).map(
    ({ state }) => state,
  );
}

describe('a source that fails', () => {
  it('is pending for a minute and then fires', () => {
    expect(statesOf(quotasIn('failing', MINUTE_MS - 1))).toEqual(['pending']);
    expect(statesOf(quotasIn('failing', MINUTE_MS))).toEqual(['firing']);
  });

  it('says what cannot be read, since when, and what to do', () => {
    expect(sourceHealth(quotasIn('failing', MINUTE_MS))).toMatchObject([
      {
        id: 'source.failing:quotas',
        severity: 'watch',
        security: false,
        title: 'The console cannot read quota evidence',
        impact: 'What is shown of quota evidence is the last known picture, not the present',
        knownSince: { atMs: NOW_MS - MINUTE_MS, isLowerBound: false },
        stale: true,
      },
    ]);
  });

  it('failed "since at least" its first attempt when it never answered', () => {
    expect(sourceHealth(quotasIn('failing', MINUTE_MS, null))).toMatchObject([
      {
        impact: 'Nothing is known of quota evidence: there was no answer yet',
        knownSince: { isLowerBound: true },
      },
    ]);
  });
});

it('waits a minute with a source that has fallen behind: a console that was just started has old data', () => {
  const findings = sourceHealth(quotasIn('stale'));
  const firstLooks = new Set<never>();
  const first = advanceSignals({ nowMs: NOW_MS, previous: [], findings, firstLooks });
  expect(first.map(({ state }) => state)).toEqual(['pending']);
  const later = advanceSignals({ nowMs: NOW_MS + MINUTE_MS, previous: first, findings, firstLooks });
  expect(later.map(({ state }) => state)).toEqual(['firing']);
  expect(sourceHealth(quotasIn('stale'))[0]?.title).toBe(
    'What the console knows of quota evidence is out of date',
  );
});

it('fires at once for a refused credential and asks an owner to review it', () => {
  expect(statesOf(quotasIn('refused', 0))).toEqual(['firing']);
  expect(sourceHealth(quotasIn('refused', 0))).toMatchObject([{ security: true, audience: 'owner' }]);
});

it.each(['live', 'waiting', 'hidden', 'not exposed', 'not configured', 'not built'] as const)(
  'leaves a source that is %s alone',
  (state) => {
    expect(sourceHealth(quotasIn(state))).toEqual([]);
  },
);
