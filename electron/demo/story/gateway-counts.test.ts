import { describe, expect, test } from 'vitest';
import { gatewayCountsAt } from './gateway-counts.ts';
import { STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';
import { requestsAt } from './requests.ts';

const DAY_MS = 86_400_000;

/** Every exposed value of counters and histograms, by its line. */
function valuesAt(elapsedMs: number): ReadonlyMap<string, number> {
  return new Map(
    gatewayCountsAt(elapsedMs)
      .filter(({ type }) => type !== 'gauge')
      .flatMap(({ name, samples }) =>
        samples.map(({ suffix = '', labels, value }) => [
          `${name}${suffix} ${JSON.stringify(labels)}`,
          value,
        ]),
      ),
  );
}

function totalOf(elapsedMs: number, part: string): number {
  const matching = [...valuesAt(elapsedMs)].filter(([line]) => line.includes(part));
  return matching.reduce((sum, [, value]) => sum + value, 0);
}

const gained = (part: string, fromMs: number, toMs: number) => totalOf(toMs, part) - totalOf(fromMs, part);

describe('what the gateway of the story counts', () => {
  test('never goes back, over turns and days', () => {
    let before = valuesAt(0);
    for (let elapsedMs = 0; elapsedMs < 3 * STORY_LENGTH_MS; elapsedMs += 7_300) {
      const now = valuesAt(elapsedMs);
      for (const [line, value] of before) expect(now.get(line), line).toBeGreaterThanOrEqual(value);
      before = now;
    }
    for (const [line, value] of before)
      expect(valuesAt(7 * DAY_MS).get(line), line).toBeGreaterThanOrEqual(value);
  });

  test('is absent before the story, and each line before its first event', () => {
    expect(gatewayCountsAt(-1)).toEqual([]);
    expect(totalOf(STORY_EVENTS.outageAtMs, 'rejected_count')).toBe(0);
    expect([...valuesAt(STORY_EVENTS.outageAtMs).keys()].some((line) => line.includes('rejected'))).toBe(
      false,
    );
  });

  test('refuses requests, opens circuits and fails streams while a Pool cannot serve, and not in the calm', () => {
    const { outageAtMs, recoveryAtMs, calmAtMs } = STORY_EVENTS;
    const parts = ['rejected_count', 'timeout_count', 'closed_to_open', 'websocket_bridge_fallback'];
    for (const part of parts) {
      expect(gained(part, outageAtMs, recoveryAtMs), part).toBeGreaterThan(0);
      expect(gained(part, calmAtMs + 60_000, STORY_LENGTH_MS), part).toBe(0);
    }
    expect(gained('"status_class":"5xx"', outageAtMs, recoveryAtMs)).toBeGreaterThan(50);
    expect(gained('"outcome":"failed"', 0, STORY_LENGTH_MS)).toBeGreaterThan(5);
  });

  test('closes every circuit with the recovery', () => {
    const { recoveryAtMs, calmAtMs } = STORY_EVENTS;
    expect(gained('half_open_to_closed', recoveryAtMs, calmAtMs)).toBe(
      gained('closed_to_open', 0, STORY_LENGTH_MS),
    );
  });

  test('counts the streams of the request log', () => {
    const rows = requestsAt(STORY_LENGTH_MS + 60_000, 0).filter(
      ({ admittedAtMs }) => admittedAtMs >= 0 && admittedAtMs < STORY_LENGTH_MS,
    );
    const streamed = rows.filter(({ status }) => status !== 'rejected').length;
    expect(gained('stream_outcome', 0, STORY_LENGTH_MS)).toBe(streamed);
  });
});
