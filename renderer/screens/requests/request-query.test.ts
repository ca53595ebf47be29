import { describe, expect, it } from 'vitest';
import { chartSpan, requestQuery } from './request-query.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 10, 20);
const HOUR_MS = 3_600_000;

describe('the filters of the request log', () => {
  it('ask for everything while none is set', () => {
    const asked = Object.values(requestQuery({}, NOW_MS));
    expect(asked.every((value) => value === null)).toBe(true);
  });

  it('become the question of the log', () => {
    const filters = { pool: 'p1', class: '5xx', code: 'example_code', retried: 'yes', range: '1h' };
    expect(requestQuery(filters, NOW_MS)).toMatchObject({
      poolId: 'p1',
      statusClass: '5xx',
      code: 'example_code',
      retried: true,
      fromMs: NOW_MS - HOUR_MS,
      toMs: null,
    });
  });
});

describe('the chart over the table', () => {
  it('shows the span that is asked for', () => {
    expect(chartSpan({ range: '1h' }, NOW_MS, NOW_MS - 60_000)).toEqual({
      fromMs: NOW_MS - HOUR_MS,
      toMs: NOW_MS,
    });
  });

  it('shows six hours where the span has no beginning', () => {
    expect(chartSpan({}, NOW_MS, null)).toEqual({ fromMs: NOW_MS - 6 * HOUR_MS, toMs: NOW_MS });
    expect(chartSpan({ to: '2026-01-15T08:00:00Z' }, NOW_MS, null)).toEqual({
      fromMs: Date.UTC(2026, 0, 15, 2),
      toMs: Date.UTC(2026, 0, 15, 8),
    });
  });

  it('leaves out the time before the first row that is held', () => {
    const oldestMs = NOW_MS - HOUR_MS;
    expect(chartSpan({}, NOW_MS, oldestMs)).toEqual({ fromMs: oldestMs, toMs: NOW_MS });
    expect(chartSpan({}, NOW_MS, NOW_MS - 30 * HOUR_MS).fromMs).toBe(NOW_MS - 6 * HOUR_MS);
  });
});
