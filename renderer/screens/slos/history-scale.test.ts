import { describe, expect, it } from 'vitest';
import type { SloPoint } from '../../../shared/slo/points.ts';
import { domainOf, dotsOf, stretchesOf, timeMarks, valueMarks } from './history-scale.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function point(atMs: number, estimate: number | null, change: Partial<SloPoint> = {}): SloPoint {
  return { atMs, estimate, verdict: 'pass', interval: null, n: 1, coverage: 1, ...change };
}

describe('the scale of a chart', () => {
  it('holds every estimate and the target, with room', () => {
    const [low, high] = domainOf([point(0, 0.02), point(1, 0.4)], 0.2, 'seconds');
    expect(low).toBeLessThan(0.02);
    expect(high).toBeGreaterThan(0.4);
    const shares = domainOf([point(0, 0.9995)], 0.999, 'ratio');
    expect(shares[0]).toBeLessThan(0.999);
    expect(shares[1]).toBeLessThanOrEqual(1);
  });

  it('shows ends of the known interval that lie near the values, and leaves far ones outside', () => {
    const of = (low: number, high: number | null) =>
      domainOf([point(0, 0.03, { interval: { low, high } })], 0.025, 'seconds');
    expect(of(0.025, 0.05)[1]).toBeGreaterThan(0.05);
    expect(of(0, 5)[1]).toBeLessThan(0.1);
    expect(of(0, null)[0]).toBeGreaterThan(0.01);
  });

  it('never reaches zero where it is logarithmic', () => {
    expect(domainOf([point(0, 0)], 0.005, 'seconds')[0]).toBeGreaterThan(0);
  });

  it('is a plain one where nothing is known', () => {
    expect(domainOf([point(0, null)], null, 'ratio')).toEqual([0, 1]);
  });
});

describe('the dots of a chart', () => {
  const steady = [0, 1, 2, 3].map((at) => point(at * HOUR_MS, 0.1));

  it('are the points, the known interval cut to the scale', () => {
    const points = [point(0, 0.1, { interval: { low: 0.001, high: null } })];
    expect(dotsOf(points, [0.05, 0.5])).toMatchObject([{ estimate: 0.1, known: [0.05, 0.5] }]);
  });

  it('break where nothing was read for a while', () => {
    const dots = dotsOf([...steady, point(9 * HOUR_MS, 0.1)], [0, 1]);
    expect(dots.map(({ estimate }) => estimate)).toEqual([0.1, 0.1, 0.1, 0.1, null, 0.1]);
  });

  it('break where there was no estimate', () => {
    expect(dotsOf([point(0, null)], [0, 1])).toMatchObject([{ estimate: null, known: null }]);
  });
});

describe('stretches of time', () => {
  const undecided = ({ verdict }: SloPoint) => verdict === 'undecided';
  const at = (hours: number, verdict: SloPoint['verdict']) => point(hours * HOUR_MS, 0.1, { verdict });

  it('reach from the point before the first to the last', () => {
    const points = [at(0, 'pass'), at(1, 'undecided'), at(2, 'undecided'), at(3, 'pass'), at(4, 'undecided')];
    expect(stretchesOf(points, undecided)).toEqual([
      { fromMs: 0, toMs: 2 * HOUR_MS },
      { fromMs: 3 * HOUR_MS, toMs: 4 * HOUR_MS },
    ]);
  });

  it('do not reach across a hole', () => {
    const points = [at(0, 'pass'), at(1, 'pass'), at(2, 'pass'), at(20, 'undecided')];
    expect(stretchesOf(points, undecided)[0]?.fromMs).toBe(17.5 * HOUR_MS);
  });

  it('are none where nothing has it', () => {
    expect(stretchesOf([at(0, 'pass')], undecided)).toEqual([]);
  });
});

describe('marks of the value axis', () => {
  it('are round latencies inside the scale, several even of a narrow one', () => {
    expect(valueMarks([0.004, 0.6], 'seconds')).toEqual([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5]);
    expect(valueMarks([0.018, 0.07], 'seconds')).toEqual([0.02, 0.03, 0.04, 0.05]);
  });

  it('are round shares inside the scale', () => {
    expect(valueMarks([0.9, 1], 'ratio')).toEqual([0.9, 0.95, 1]);
    expect(valueMarks([0.99127, 1], 'ratio')).toEqual([0.995, 1]);
    expect(valueMarks([0.89617, 0.92394], 'ratio')).toEqual([0.9, 0.91, 0.92]);
  });

  it('are few and inside, whatever the scale of shares', () => {
    for (const low of [0, 0.5, 0.95, 0.999, 0.99995]) {
      const marks = valueMarks([low, 1], 'ratio');
      expect(marks.length, `${low}`).toBeGreaterThanOrEqual(2);
      expect(marks.length, `${low}`).toBeLessThanOrEqual(5);
      expect(marks.every((mark) => mark >= low - 1e-9 && mark <= 1)).toBe(true);
    }
  });
});

describe('marks of the time axis', () => {
  it('are round and few', () => {
    const from = Date.UTC(2026, 10, 20, 4, 17);
    expect(timeMarks(from, from + DAY_MS, 0).map((ms) => new Date(ms).getUTCHours())).toEqual([
      6, 9, 12, 15, 18, 21, 0, 3,
    ]);
    const month = timeMarks(from, from + 30 * DAY_MS, 0);
    expect(month.length).toBeLessThanOrEqual(9);
    expect(month.every((ms) => ms % DAY_MS === 0)).toBe(true);
  });

  it('are round on the reader’s clock too', () => {
    const [first] = timeMarks(0, 7 * DAY_MS, 2 * HOUR_MS);
    expect(first).toBe(22 * HOUR_MS);
  });
});
