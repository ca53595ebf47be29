import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SloMoment } from './contract.ts';
import { sloResult } from './testing/records.ts';
import { MINUTE } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';
import { thinning } from './thinning.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ROW = 'latency.renders.p95';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

function moment(atMs: number, estimate: number | null, id = ROW): SloMoment {
  const figures = { verdict: 'pass', estimate, interval: null, n: 1, coverage: 1 } as const;
  return { atMs, figures: [{ id, window: '1h', figures }] };
}
const estimates = (fromMs: number, toMs: number) =>
  kept.store.sloPoints(ROW, '1h', fromMs, toMs).map(({ atMs, estimate }) => [atMs / MINUTE, estimate]);

describe('what a row read over time', () => {
  test('is kept at every evaluation, over its own window and over an hour', () => {
    const result = sloResult('pass');
    const [row] = result.rows;
    const figures = { verdict: 'pass', estimate: 0.9995, interval: null, n: 1, coverage: 1 } as const;
    const windows = (['1h', '1d', '30d'] as const).map((window) => ({ ...figures, window }));
    const details = {
      rows: [{ id: row?.id ?? '', windows, replicas: [] }],
      budgets: [],
      dips: [],
      ownRows: [],
    };
    kept.store.recordEvaluation({
      atMs: 7 * MINUTE,
      signals: [],
      laneClocks: [],
      slo: { ...result, details },
    });
    for (const window of ['1h', '30d'] as const) {
      expect(kept.store.sloPoints('availability.extract', window, 0, HOUR)).toEqual([
        { atMs: 7 * MINUTE, ...figures },
      ]);
    }
    expect(kept.store.sloPoints('availability.extract', '1d', 0, HOUR)).toEqual([]);
  });

  test('is one point for each five minutes, the newest', () => {
    kept.store.recordSloFigures([
      moment(0, 1),
      moment(MINUTE, 2),
      moment(4 * MINUTE, 3),
      moment(5 * MINUTE, 4),
    ]);
    expect(estimates(0, HOUR)).toEqual([
      [4, 3],
      [5, 4],
    ]);
  });

  test('is read of one row and between two moments, both included', () => {
    kept.store.recordSloFigures([moment(0, 1), moment(HOUR, 2), moment(2 * HOUR, 3), moment(3 * HOUR, 4)]);
    kept.store.recordSloFigures([moment(3 * HOUR, 9, 'latency.renders.p50')]);
    expect(estimates(HOUR, 2 * HOUR)).toEqual([
      [60, 2],
      [120, 3],
    ]);
    expect(kept.store.sloPoints('availability.example', '1h', 0, DAY)).toEqual([]);
  });

  test('is at most 200 points, a single spike among them', () => {
    kept.store.recordSloFigures(
      Array.from({ length: 2000 }, (_, index) => moment(index * 5 * MINUTE, index === 777 ? 5 : 1)),
    );
    const points = estimates(0, 8 * DAY);
    expect(points.length).toBeLessThanOrEqual(200);
    expect(points).toContainEqual([777 * 5, 5]);
  });

  test('does not reach into the future of a clock that was set back', () => {
    kept.store.recordSloFigures([moment(0, 1), moment(HOUR, 2)]);
    kept.store.recordSloFigures([moment(20 * MINUTE, 3)]);
    expect(estimates(0, DAY)).toEqual([
      [0, 1],
      [20, 3],
    ]);
  });

  test('keeps an interval that is open at one end', () => {
    const figures = {
      verdict: 'undecided',
      estimate: 10,
      interval: { low: 10, high: null },
      n: 3,
      coverage: 1,
    } as const;
    kept.store.recordSloFigures([{ atMs: 0, figures: [{ id: ROW, window: '1h', figures }] }]);
    expect(kept.store.sloPoints(ROW, '1h', 0, 0)).toEqual([{ atMs: 0, ...figures }]);
  });
});

describe('old points', () => {
  test('thin to the lowest, the highest and the last of each hour, and end after forty days', () => {
    const ups = [3, 3, 9, 3, 3, 3, 1, 3, 3, 3, 3, 4];
    kept.store.recordSloFigures(ups.map((estimate, index) => moment(index * 5 * MINUTE, estimate)));
    const thin = thinning(kept.database);
    for (let steps = 0; steps < 3; steps += 1) thin.step(9 * DAY);
    expect(estimates(0, DAY)).toEqual([
      [10, 9],
      [30, 1],
      [55, 4],
    ]);
    for (let steps = 0; steps < 60; steps += 1) thin.step(42 * DAY);
    expect(estimates(0, DAY)).toEqual([]);
  });

  test('keep a whole hour without an estimate as one point', () => {
    kept.store.recordSloFigures(Array.from({ length: 12 }, (_, index) => moment(index * 5 * MINUTE, null)));
    thinning(kept.database).step(9 * DAY);
    expect(estimates(0, DAY)).toEqual([[55, null]]);
  });
});
