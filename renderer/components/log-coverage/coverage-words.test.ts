import { describe, expect, it } from 'vitest';
import type { Backfill, LogCoverage } from '../../../shared/metadata/log-coverage.ts';
import { backfillShare, gapWords, heldWords } from './coverage-words.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 10, 20);
const COVERAGE: LogCoverage = {
  log: 'requests',
  spans: [],
  gaps: [],
  backfill: null,
  rows: 12_345,
  oldestMs: Date.UTC(2026, 0, 14, 10),
  newestMs: NOW_MS,
};
const BACKFILL: Backfill = {
  log: 'requests',
  fromMs: 1_000,
  toMs: 2_000,
  cursorMs: 1_750,
  state: 'running',
  rowsRead: 10,
  estimatedRows: 40,
  startedAtMs: NOW_MS,
  note: null,
};

describe('what of a log is held', () => {
  it('is said with its bounds', () => {
    expect(heldWords(COVERAGE, NOW_MS, 'utc')).toBe('12,345 rows held, from 01-14 10:00 to 10:20 UTC');
  });

  it('is nothing before the first row', () => {
    expect(heldWords({ ...COVERAGE, oldestMs: null }, NOW_MS, 'utc')).toBe('No rows are held yet');
  });
});

describe('a gap', () => {
  const gap = { fromMs: Date.UTC(2026, 0, 15, 10, 2), toMs: Date.UTC(2026, 0, 15, 10, 9), noticedAtMs: 0 };

  it('says how many rows are missing, and where', () => {
    expect(gapWords({ ...gap, estimatedRows: 1_200 }, NOW_MS, 'utc')).toBe(
      'about 1,200 rows between 10:02 and 10:09 UTC not fetched',
    );
  });

  it('says so where nobody knows how many', () => {
    expect(gapWords({ ...gap, estimatedRows: null }, NOW_MS, 'utc')).toMatch(/^an unknown number of rows/);
  });
});

describe('the progress of a back-fill', () => {
  it('is the share of its span behind it, from its newest end', () => {
    expect(backfillShare(BACKFILL)).toBe(0.25);
    expect(backfillShare({ ...BACKFILL, cursorMs: 2_000 })).toBe(0);
  });

  it('is whole when it is done, and never leaves 0 to 1', () => {
    expect(backfillShare({ ...BACKFILL, state: 'done' })).toBe(1);
    expect(backfillShare({ ...BACKFILL, cursorMs: 500 })).toBe(1);
    expect(backfillShare({ ...BACKFILL, toMs: 1_000 })).toBe(1);
  });
});
