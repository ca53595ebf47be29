import { describe, expect, test } from 'vitest';
import { budgetSpend, evaluateBudgets, hoursToExhaustion } from './budget.ts';
import { burnRate } from './burn.ts';
import { BURN_ALERTS } from './catalogue/burn.ts';
import type { MetricsReading, SeriesIncrease } from './counters.ts';
import { lookups, reading, requests } from './testing/series.ts';
import { WINDOW_MS, type WindowName } from './windows.ts';

/** A reading whose windows hold different traffic; the others are empty but covered. */
function readingOf(
  byWindow: Partial<Record<WindowName, readonly SeriesIncrease[]>>,
  coverage = 1,
): MetricsReading {
  const empty = reading([], { coverage });
  const windows = new Map(empty.windows);
  for (const [name, windowMs] of Object.entries(WINDOW_MS)) {
    const series = byWindow[name as WindowName];
    if (series !== undefined) windows.set(windowMs, { windowMs, endMs: 0, coverage, series });
  }
  return { ...empty, windows };
}

function budgetOf(id: string, given: MetricsReading) {
  const budget = evaluateBudgets({ kind: 'reading', reading: given }).find((one) => one.id === id);
  if (budget === undefined) throw new Error(`no budget ${id}`);
  return budget;
}

const extract = (good: number, bad: number) => requests('extract', { '200': good, '500': bad });

describe('the error budget', () => {
  test('is spent by a quarter after 300 of 1 200 000 requests at 99.9 %', () => {
    const { spend, projection } = budgetOf(
      'availability.extract',
      readingOf({ '30d': extract(1_199_700, 300) }),
    );
    expect(spend?.allowed).toBeCloseTo(1200, 6);
    expect(spend?.used).toBeCloseTo(0.25, 9);
    expect(spend?.requestsLeft).toBeCloseTo(900, 6);
    expect(spend?.minutesLeft).toBeCloseTo(43.2 * 0.75, 6);
    expect(projection).toContain('300 of 1,200 allowed failures are spent (25 % of the budget).');
  });

  test.each([
    [0.9995, 21.6],
    [0.999, 43.2],
    [0.995, 216],
  ])('at %d is worth %d minutes of full outage when untouched', (target, minutes) => {
    expect(budgetSpend({ total: 1000, failures: 0 }, target, 1).minutesLeft).toBeCloseTo(minutes, 9);
  });

  test('may be overspent, and then says so instead of projecting', () => {
    const { spend, projection } = budgetOf(
      'availability.extract',
      readingOf({ '30d': extract(990, 10), '1h': extract(90, 10) }),
    );
    expect(spend?.used).toBeCloseTo(10, 9);
    expect(spend?.requestsLeft).toBeCloseTo(-9, 9);
    expect(spend?.minutesLeft).toBeLessThan(0);
    expect(projection).toContain('The budget is spent.');
  });

  test('over partial data is of the traffic seen, never scaled up', () => {
    const { spend, projection } = budgetOf(
      'availability.extract',
      readingOf({ '30d': extract(119_970, 30) }, 0.1),
    );
    expect(spend).toMatchObject({ total: 120_000, coverage: 0.1 });
    expect(projection).toContain('of the traffic seen');
  });

  test('SLO-T6: uses the shadow where only 200 is recorded', () => {
    const series = [...requests('text_regions', { '200': 103 }), ...lookups('text_regions', { miss: 112 })];
    expect(budgetOf('availability.text_regions', readingOf({ '30d': series })).spend).toMatchObject({
      total: 112,
      failures: 9,
    });
  });

  test('does not exist without failures to count, and says why', () => {
    for (const id of ['availability.healthz', 'availability.renders']) {
      const budget = budgetOf(id, readingOf({ '30d': extract(1, 1) }));
      expect(budget).toMatchObject({ spend: null, rates: [], alerts: [] });
      expect(budget.projection).toMatch(/\S/);
    }
    expect(evaluateBudgets({ kind: 'not instrumented' }).every(({ spend }) => spend === null)).toBe(true);
  });

  test('SLO-T1: is unknown over a spoiled window while sound shorter windows go on burning', () => {
    const given = readingOf({ '30d': extract(900, 100), '1h': extract(90, 10), '5m': extract(90, 10) });
    const spoiled = {
      ...given,
      interleaved: [{ replica: 'replica-1', backwardSteps: 2, windowMs: WINDOW_MS['30d'] }],
    };
    const budget = budgetOf('availability.extract', spoiled);
    expect(budget).toMatchObject({ spend: null });
    expect(budget.projection).toContain('SLO-T1');
    expect(budget.alerts.find(({ factor }) => factor === 14.4)?.condition).toBe('true');
  });
});

describe('the projection', () => {
  test.each([
    [14.4, 50],
    [6, 120],
    [3, 240],
    [1, 720],
  ])('of a full budget at %dx is exhausted in %d hours', (rate, hours) => {
    expect(hoursToExhaustion(0, rate)).toBeCloseTo(hours, 9);
  });

  test('never comes at no burn, and has come when all is used', () => {
    expect(hoursToExhaustion(0.5, 0)).toBeNull();
    expect(hoursToExhaustion(1, 5)).toBe(0);
  });

  test('is a plain sentence from the last hour', () => {
    const month = extract(1_199_400, 600);
    const said = (hour: readonly SeriesIncrease[]) =>
      budgetOf('availability.extract', readingOf({ '30d': month, '1h': hour })).projection;
    expect(said(extract(980, 20))).toContain(
      "At the last hour's rate (20x) the rest is gone in about 18 hours.",
    );
    expect(said(extract(9950, 50))).toContain(
      "At the last hour's rate (5x) the rest is gone in about 3 days.",
    );
    expect(said(extract(10_000, 1))).toContain('it outlasts the next 30 days');
    expect(said(extract(1000, 0))).toContain('Nothing failed in the last hour');
    expect(said([])).toContain('no traffic in the last hour');
  });
});

describe('burn rates', () => {
  test.each([
    [0.9995, 15.267],
    [0.999, 7.6336],
    [0.995, 1.5267],
  ])('of C1 against %d', (target, rate) => {
    expect(burnRate({ total: 262, failures: 2 }, target)).toBeCloseTo(rate, 3);
  });

  test('are unknown without traffic, which is not zero', () => {
    expect(burnRate({ total: 0, failures: 0 }, 0.999)).toBeNull();
  });
});

describe('multi-window burn alerts', () => {
  test('are the four published pairs, short windows a twelfth of the long', () => {
    expect(BURN_ALERTS.map(({ factor, long, short, action }) => [factor, long, short, action])).toEqual([
      [14.4, '1h', '5m', 'page'],
      [6, '6h', '30m', 'page'],
      [3, '1d', '2h', 'ticket'],
      [1, '3d', '6h', 'ticket'],
    ]);
    for (const { factor, long, short, budgetUsed } of BURN_ALERTS) {
      expect(WINDOW_MS[long] / WINDOW_MS[short]).toBe(12);
      expect(budgetUsed).toBeCloseTo((factor * WINDOW_MS[long]) / WINDOW_MS['30d'], 9);
    }
  });

  const paging = (given: MetricsReading) => {
    const alert = budgetOf('availability.extract', given).alerts[0];
    if (alert === undefined) throw new Error('no alert');
    return alert;
  };

  test('need both windows above the factor (G1)', () => {
    const tenMinutes = paging(readingOf({ '1h': extract(6000, 20), '5m': extract(500, 10) }));
    expect(tenMinutes.longRate).toBeCloseTo(3.3223, 4);
    expect(tenMinutes.shortRate).toBeCloseTo(19.608, 3);
    expect(tenMinutes.condition).toBe('false');
    const halfHour = paging(readingOf({ '1h': extract(6000, 60), '5m': extract(500, 10) }));
    expect(halfHour.longRate).toBeCloseTo(9.9, 1);
    expect(halfHour.condition).toBe('false');
    const at43 = paging(readingOf({ '1h': extract(6000, 86), '5m': extract(500, 10) }));
    expect(at43.longRate).toBeCloseTo(14.13, 2);
    expect(at43.condition).toBe('false');
    const at44 = paging(readingOf({ '1h': extract(6000, 88), '5m': extract(500, 10) }));
    expect(at44.longRate).toBeCloseTo(14.45, 2);
    expect(at44.condition).toBe('true');
  });

  test('stop soon after recovery, when only the long window still burns', () => {
    expect(paging(readingOf({ '1h': extract(5000, 1000), '5m': extract(500, 0) })).condition).toBe('false');
  });

  test('have no data where either window is empty', () => {
    expect(paging(readingOf({ '1h': extract(5000, 1000) }))).toMatchObject({
      condition: 'no data',
      shortRate: null,
    });
  });

  test('say when the long window holds less history than it is long', () => {
    const young = paging(readingOf({ '1h': extract(90, 10), '5m': extract(90, 10) }, 0.25));
    expect(young).toMatchObject({ condition: 'true', complete: false });
    expect(young.why).toContain('Only 15 of 60 minutes have data.');
    expect(paging(readingOf({ '1h': extract(90, 10), '5m': extract(90, 10) })).complete).toBe(true);
  });

  test('say when one failure alone trips the short window: fewer than 70 requests at 99.9 %', () => {
    const hour = extract(5000, 0);
    expect(paging(readingOf({ '1h': hour, '5m': extract(69, 0) })).why).toContain('Only 69 requests in 5m');
    expect(paging(readingOf({ '1h': hour, '5m': extract(70, 0) })).why).not.toContain('Only');
  });
});
