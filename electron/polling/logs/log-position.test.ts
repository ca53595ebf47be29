import { expect, test } from 'vitest';
import { coverage } from '../../../shared/metadata/testing/history-records.ts';
import { OVERLAP_MS, SETTLE_MS } from './limits.ts';
import { conclude, type LogPosition, positionOf, type Walk, windowFrom } from './log-position.ts';

const NOW_MS = 1_000_000_000;
const NOTHING = coverage('requests', { rows: 0, newestMs: null, oldestMs: null });
const gap = (fromMs: number, toMs: number) => ({ fromMs, toMs, estimatedRows: 1, noticedAtMs: NOW_MS });

const BEFORE: LogPosition = {
  regionFromMs: NOW_MS - 3_600_000,
  watermarkMs: NOW_MS - 20_000,
  recordedToMs: NOW_MS - 20_000 - SETTLE_MS,
};
const walk = (fields: Partial<Walk>): Walk => ({
  fromMs: NOW_MS - 80_000,
  newestMs: NOW_MS - 1_000,
  lowMs: null,
  startedAtMs: NOW_MS,
  missing: 0,
  ...fields,
});

test('a log that was never read has no position', () => {
  expect(positionOf(NOTHING)).toBeNull();
});

test('after a restart the newest row counts, not the time this machine claimed while nothing happened', () => {
  const span = { fromMs: 1_000_000, toMs: 9_000_000 };
  expect(positionOf({ ...NOTHING, spans: [span], newestMs: 2_000_000 })).toEqual({
    regionFromMs: 1_000_000,
    watermarkMs: 2_000_000,
    recordedToMs: 9_000_000,
  });
  expect(positionOf({ ...NOTHING, spans: [span] })?.watermarkMs).toBe(1_000_000);
});

test('rows of a round that did not end lie beyond the watermark', () => {
  const spans = [{ fromMs: 1_000_000, toMs: 9_000_000 }];
  expect(positionOf({ ...NOTHING, spans, newestMs: 9_500_000 })?.watermarkMs).toBe(9_000_000);
});

test('a gap that is newer than every span is not walked into', () => {
  const spans = [{ fromMs: 0, toMs: 100 }];
  const position = positionOf({ ...NOTHING, spans, gaps: [gap(101, 500)], newestMs: 700 });
  expect(position).toEqual({ regionFromMs: 501, watermarkMs: 500, recordedToMs: 500 });
  expect(position === null ? null : windowFrom(position)).toBe(501);
});

test('a window reaches a minute below the newest row, and no further than its region', () => {
  expect(windowFrom(BEFORE)).toBe(BEFORE.watermarkMs - OVERLAP_MS);
  expect(windowFrom({ ...BEFORE, regionFromMs: BEFORE.watermarkMs - 5 })).toBe(BEFORE.watermarkMs - 5);
});

test('a whole walk covers its window but for the last seconds', () => {
  expect(conclude(BEFORE, walk({}))).toEqual({
    covers: { fromMs: NOW_MS - 80_000, toMs: NOW_MS - 1_000 - SETTLE_MS },
    gap: null,
    position: {
      regionFromMs: BEFORE.regionFromMs,
      watermarkMs: NOW_MS - 1_000,
      recordedToMs: NOW_MS - 1_000 - SETTLE_MS,
    },
  });
});

test('a walk without a row covers up to a minute ago', () => {
  const { covers, position } = conclude(BEFORE, walk({ newestMs: null, startedAtMs: NOW_MS + 600_000 }));
  expect(covers?.toMs).toBe(NOW_MS + 600_000 - OVERLAP_MS);
  expect(position.watermarkMs).toBe(BEFORE.watermarkMs);
});

test('a walk that ends above the watermark leaves a gap from what was recorded to its oldest row', () => {
  const lowMs = NOW_MS - 10_000;
  expect(conclude(BEFORE, walk({ lowMs, missing: 700 }))).toEqual({
    gap: { fromMs: BEFORE.recordedToMs + 1, toMs: lowMs, estimatedRows: 700 },
    covers: { fromMs: lowMs + 1, toMs: NOW_MS - 1_000 - SETTLE_MS },
    position: {
      regionFromMs: lowMs + 1,
      watermarkMs: NOW_MS - 1_000,
      recordedToMs: NOW_MS - 1_000 - SETTLE_MS,
    },
  });
});

test('in a burst too dense to cover anything the next gap begins where this one ends', () => {
  const lowMs = NOW_MS - 2_000;
  const { covers, gap: first, position } = conclude(BEFORE, walk({ lowMs, missing: 700 }));
  expect([covers, first?.toMs, position.recordedToMs]).toEqual([null, lowMs, lowMs]);
  const next = conclude(position, walk({ newestMs: NOW_MS + 9_000, lowMs: NOW_MS + 8_000, missing: 5 }));
  expect(next.gap?.fromMs).toBe(lowMs + 1);
});

test('a walk that stops below the watermark has read all new rows: no gap', () => {
  expect(conclude(BEFORE, walk({ lowMs: BEFORE.watermarkMs, missing: 2 })).gap).toBeNull();
});

test('the very first walk has a beginning, not a gap', () => {
  const lowMs = NOW_MS - 30_000;
  expect(conclude(null, walk({ lowMs, missing: 9_000 }))).toMatchObject({
    gap: null,
    covers: { fromMs: lowMs + 1 },
    position: { regionFromMs: lowMs + 1 },
  });
});

test('a row from a clock that is ahead moves the watermark by a minute at most', () => {
  const { position, covers } = conclude(BEFORE, walk({ newestMs: NOW_MS + 3_600_000 }));
  expect(position.watermarkMs).toBe(NOW_MS + OVERLAP_MS);
  expect(covers?.toMs).toBe(NOW_MS + OVERLAP_MS - SETTLE_MS);
});
