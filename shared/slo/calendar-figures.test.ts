import { describe, expect, it } from 'vitest';
import type { CalendarWindow } from './calendar.ts';
import { judgeCalendar } from './calendar-figures.ts';
import type { SloRow } from './catalogue/row.ts';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsReading, SeriesIncrease } from './counters.ts';
import { observed, requests } from './testing/series.ts';

const DAY_MS = 86_400_000;
const LAST_MONTH: CalendarWindow = { name: 'last month', fromMs: 0, toMs: 31 * DAY_MS, endsMs: 31 * DAY_MS };

function row(id: string): SloRow {
  const found = PUBLISHED_ROWS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no row ${id}.`);
  return found;
}

function readingOf(
  series: readonly SeriesIncrease[],
  coverage = 1,
  changes: Partial<MetricsReading> = {},
): MetricsReading {
  const windowMs = LAST_MONTH.toMs - LAST_MONTH.fromMs;
  const windows = new Map([[windowMs, { windowMs, endMs: LAST_MONTH.toMs, coverage, series }]]);
  return { windows, interleaved: [], retentionMs: null, notes: [], ...changes };
}

describe('a row over a calendar window', () => {
  it('is judged by the window’s own counts, with the budget they allow', () => {
    const judged = judgeCalendar(
      row('availability.extract'),
      LAST_MONTH,
      readingOf(requests('extract', { 200: 9_990, 500: 10, 429: 500 })),
    );
    expect(judged.figures).toMatchObject({
      verdict: 'assumed pass',
      estimate: 0.999,
      n: 10_000,
      coverage: 1,
    });
    expect(judged.budget).toMatchObject({ total: 10_000, failures: 10 });
    expect(judged.budget?.used).toBeCloseTo(1, 9);
    expect(judged.why).toBeNull();
  });

  it('has no budget where the row promises no availability', () => {
    const reading = readingOf(observed('renders_list', [0.003, 0.004]));
    const judged = judgeCalendar(row('latency.renders.p95'), LAST_MONTH, reading);
    expect(judged.figures.verdict).toBe('pass');
    expect(judged.budget).toBeNull();
  });

  it('says so where no history reaches back to it, with what the server keeps', () => {
    const reading = readingOf([], 0, { retentionMs: 15 * DAY_MS });
    expect(judgeCalendar(row('availability.extract'), LAST_MONTH, reading)).toMatchObject({
      figures: { verdict: 'no data', estimate: null, coverage: 0 },
      why: 'Nothing was recorded in it. The server keeps 15 days.',
    });
  });

  it('says so where it has only just begun', () => {
    expect(judgeCalendar(row('availability.extract'), LAST_MONTH, null).why).toBe('It has only just begun.');
  });

  it('gives no number from interleaved workers (SLO-T1)', () => {
    const interleaved = [{ replica: 'replica-1', backwardSteps: 3, windowMs: DAY_MS }];
    const reading = readingOf(requests('extract', { 200: 99, 500: 1 }), 1, { interleaved });
    const judged = judgeCalendar(row('availability.extract'), LAST_MONTH, reading);
    expect(judged).toMatchObject({ figures: { verdict: 'untrustworthy', estimate: null }, budget: null });
    expect(judged.why).toMatch(/CODEX_WORKERS=1/);
  });

  it('tells no traffic from no history', () => {
    const judged = judgeCalendar(
      row('availability.extract'),
      LAST_MONTH,
      readingOf(requests('extract', { 200: 0 })),
    );
    expect(judged).toMatchObject({ figures: { verdict: 'no data', n: 0 }, budget: null });
    expect(judged.why).toBe('There were no counted responses in the window.');
  });
});
