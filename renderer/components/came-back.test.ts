import { expect, it } from 'vitest';
import { signal } from '../../shared/signals/testing/signals.ts';
import { cameBackText } from './came-back.ts';

const MINUTE_MS = 60_000;
const SINCE_MS = Date.UTC(2026, 0, 15, 10, 5);

function flapping(occurrences: number, resolvedAfterMin: number | null = null) {
  return signal('example', {
    occurrences,
    sinceMs: SINCE_MS,
    lastSeenMs: SINCE_MS + 30 * MINUTE_MS,
    resolvedAtMs: resolvedAfterMin === null ? null : SINCE_MS + resolvedAfterMin * MINUTE_MS,
  });
}

it('says nothing of a signal that never went away', () => {
  expect(cameBackText(flapping(1))).toBeNull();
});

it('counts the returns, not the first time, within the time the signal was seen', () => {
  expect(cameBackText(flapping(2))).toBe('came back once in 30 min');
  expect(cameBackText(flapping(4))).toBe('came back 3 times in 30 min');
});

it('ends the time where the signal ended', () => {
  expect(cameBackText(flapping(4, 32))).toBe('came back 3 times in 32 min');
});
