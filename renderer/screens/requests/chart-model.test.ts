import { describe, expect, it } from 'vitest';
import { gapShares, scaleWords, stackedBars, statusTotals } from './chart-model.ts';

const bucket = (fromMs: number, counts: Record<string, number>) => ({
  fromMs,
  toMs: fromMs + 60_000,
  counts: Object.entries(counts).map(([status, count]) => ({ status, count })),
});

describe('the chart of statuses', () => {
  it('stacks in one order, whatever the order of the answer, with unknown words on top', () => {
    const [bar] = stackedBars([bucket(0, { odd: 1, failed: 1, succeeded: 2 })]);
    expect(bar?.parts.map(({ status, base }) => [status, base])).toEqual([
      ['succeeded', 0],
      ['failed', 0.5],
      ['odd', 0.75],
    ]);
  });

  it('measures every bar against the highest', () => {
    const bars = stackedBars([bucket(0, { succeeded: 10 }), bucket(60_000, { succeeded: 5 })]);
    expect(bars.map(({ parts }) => parts[0]?.height)).toEqual([1, 0.5]);
  });

  it('says how long a bar is and how many requests the highest stands for', () => {
    const bars = stackedBars([bucket(0, { succeeded: 8, failed: 2 }), bucket(60_000, { succeeded: 5 })]);
    expect(scaleWords(bars)).toBe('1 min a bar, at most 10');
    expect(scaleWords([])).toBeNull();
  });

  it('has empty bars where nothing was asked', () => {
    expect(stackedBars([bucket(0, {})])).toEqual([{ fromMs: 0, toMs: 60_000, total: 0, parts: [] }]);
  });

  it('adds up over all buckets', () => {
    expect(statusTotals([bucket(0, { failed: 1 }), bucket(1, { succeeded: 3, failed: 2 })])).toEqual([
      { status: 'succeeded', count: 3 },
      { status: 'failed', count: 3 },
    ]);
  });
});

describe('gaps in the chart', () => {
  const span = { fromMs: 100, toMs: 200 };

  it('stand where their rows are missing, cut to what the chart shows', () => {
    expect(gapShares([{ fromMs: 50, toMs: 125 }], span)).toEqual([{ start: 0, width: 0.25 }]);
    expect(gapShares([{ fromMs: 150, toMs: 160 }], span)).toEqual([{ start: 0.5, width: 0.1 }]);
  });

  it('are none where they lie outside', () => {
    expect(gapShares([{ fromMs: 200, toMs: 300 }], span)).toEqual([]);
  });
});
