import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TRUST_WINDOW_MS } from './interleave.ts';
import { MINUTE, requests, scrape } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';

const HOUR = 60 * MINUTE;

describe('SLO-T1: interleaved workers', () => {
  let kept: ReturnType<typeof temporaryStore>;
  beforeEach(() => {
    kept = temporaryStore();
  });
  afterEach(() => kept.dispose());

  const interleaved = (windowsMs: number[], endMs: number) =>
    kept.store.increases(windowsMs, endMs).interleaved;

  test('are proven by a creation time that goes back', () => {
    for (const [minute, worker] of [1, 2, 1, 2, 1].entries()) {
      kept.store.recordScrapes([scrape(minute * MINUTE, [requests(minute + 10, worker * 1_000)])]);
    }
    expect(interleaved([5 * MINUTE], 4 * MINUTE)).toEqual([
      { replica: 'replica-1', backwardSteps: 2, windowMs: TRUST_WINDOW_MS },
    ]);
  });

  test('are not suspected for a restart, whose creation time goes on', () => {
    kept.store.recordScrapes([scrape(0, [requests(100, 1_000)]), scrape(MINUTE, [requests(3, 2_000)])]);
    expect(interleaved([HOUR], MINUTE)).toEqual([]);
  });

  test('are suspected from three drops in ten minutes where creation times are switched off (C5)', () => {
    const values = [100, 40, 101, 41, 102, 42];
    for (const [minute, value] of values.entries()) {
      kept.store.recordScrapes([scrape(minute * MINUTE, [requests(value)])]);
      expect(interleaved([HOUR], minute * MINUTE)).toHaveLength(minute < 5 ? 0 : 1);
    }
  });

  test('are not suspected for series that come back one by one after a restart (POOLER-T13)', () => {
    const all = ['200', '400', '500', '503'];
    kept.store.recordScrapes([
      scrape(
        0,
        all.map((status) => requests(100, null, status)),
      ),
    ]);
    for (const index of all.keys()) {
      const back = all.slice(0, index + 1).map((status) => requests(index + 1, null, status));
      kept.store.recordScrapes([scrape((index + 1) * MINUTE, back)]);
    }
    expect(interleaved([HOUR], 4 * MINUTE)).toEqual([]);
  });

  test('count once for each scrape, however many series went back', () => {
    const both = (createdMs: number, value: number) => [
      requests(value, createdMs),
      requests(value, createdMs, '500'),
    ];
    kept.store.recordScrapes([scrape(0, both(2_000, 5)), scrape(MINUTE, both(1_000, 5))]);
    expect(interleaved([HOUR], MINUTE)[0]?.backwardSteps).toBe(1);
  });

  test('stay known to the windows they lie in after the trust window has passed them', () => {
    kept.store.recordScrapes([scrape(0, [requests(5, 2_000)]), scrape(MINUTE, [requests(5, 1_000)])]);
    expect(interleaved([5 * MINUTE, HOUR, 6 * HOUR], 30 * MINUTE)).toEqual([
      { replica: 'replica-1', backwardSteps: 1, windowMs: HOUR },
    ]);
    expect(interleaved([5 * MINUTE, HOUR, 6 * HOUR], 3 * HOUR)).toEqual([
      { replica: 'replica-1', backwardSteps: 1, windowMs: 6 * HOUR },
    ]);
    expect(interleaved([5 * MINUTE, HOUR], 3 * HOUR)).toEqual([]);
    expect(interleaved([HOUR], 0)).toEqual([]);
  });

  test('are not suspected for drops over days: those are ordinary restarts', () => {
    for (let hour = 0; hour < 9; hour += 1) {
      kept.store.recordScrapes([scrape(hour * HOUR, [requests(hour % 2 === 0 ? 100 : 1)])]);
    }
    expect(interleaved([6 * HOUR, 24 * HOUR], 8 * HOUR)).toEqual([]);
  });

  test('stay suspected by the windows that hold a burst of drops, after the trust window has passed it', () => {
    for (const [minute, value] of [100, 40, 101, 41, 102, 42].entries()) {
      kept.store.recordScrapes([scrape(minute * MINUTE, [requests(value)])]);
    }
    expect(interleaved([5 * MINUTE, HOUR, 6 * HOUR], 30 * MINUTE)).toEqual([
      { replica: 'replica-1', backwardSteps: 3, windowMs: HOUR },
    ]);
  });
});
