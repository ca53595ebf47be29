import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Backfill } from '../../../shared/metadata/log-coverage.ts';
import { auditEvent, logRows, request, uuid } from '../testing/log-rows.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const HOUR = 60 * 60_000;
const coverage = (asOfMs: number) => kept.store.logCoverage(asOfMs).find(({ log }) => log === 'requests');
const cover = (fromMs: number, toMs: number, observedAtMs: number) =>
  kept.store.recordRequests(logRows([], observedAtMs, { covers: { fromMs, toMs } }));

describe('the coverage of a log', () => {
  test('is empty before the first page', () => {
    expect(kept.store.logCoverage(1_000)).toEqual(
      ['requests', 'audit'].map((log) => ({
        log,
        spans: [],
        gaps: [],
        backfill: null,
        rows: 0,
        newestMs: null,
        oldestMs: null,
      })),
    );
  });

  test('counts rows and their ends at every moment, each row once', () => {
    kept.store.recordRequests(logRows([request(1, 5_000), request(2, 6_000)], 7_000));
    kept.store.recordRequests(logRows([request(2, 6_000), request(3, 4_000)], 8_000));
    expect(coverage(6_999)?.rows).toBe(0);
    expect(coverage(7_500)).toMatchObject({ rows: 2, oldestMs: 5_000, newestMs: 6_000 });
    expect(coverage(8_000)).toMatchObject({ rows: 3, oldestMs: 4_000, newestMs: 6_000 });
  });

  test('is kept for each log on its own', () => {
    kept.store.recordAudits(logRows([auditEvent(1, 5_000)], 7_000, { covers: { fromMs: 0, toMs: 7_000 } }));
    expect(coverage(9_000)?.spans).toEqual([]);
    expect(kept.store.logCoverage(9_000).map(({ rows }) => rows)).toEqual([0, 1]);
  });

  test('merges spans that overlap or touch', () => {
    cover(0, 1_000, 1_000);
    cover(3_000, 4_000, 4_000);
    cover(1_001, 2_999, 5_000);
    expect(coverage(5_000)?.spans).toEqual([{ fromMs: 0, toMs: 4_000 }]);
  });

  test('survives a clock that was ahead', () => {
    kept.store.recordRequests(logRows([request(1, 5_000)], 90_000_000));
    kept.store.recordRequests(logRows([request(2, 6_000)], 7_000));
    expect(coverage(8_000)?.rows).toBe(2);
  });
});

describe('a gap', () => {
  const notice = (fromMs: number, toMs: number, estimatedRows: number | null, observedAtMs: number) =>
    kept.store.recordRequests(logRows([], observedAtMs, { gap: { fromMs, toMs, estimatedRows } }));

  test('is open from when it was noticed until spans cover it', () => {
    notice(HOUR, 2 * HOUR - 1, 1_200, 3 * HOUR);
    cover(HOUR, 1.5 * HOUR - 1, 4 * HOUR);
    cover(1.5 * HOUR, 2 * HOUR, 5 * HOUR);
    const gapsAt = (asOfMs: number) => coverage(asOfMs)?.gaps;
    const whole = { fromMs: HOUR, toMs: 2 * HOUR - 1, estimatedRows: 1_200, noticedAtMs: 3 * HOUR };
    expect(gapsAt(3 * HOUR - 1)).toEqual([]);
    expect(gapsAt(3 * HOUR)).toEqual([whole]);
    expect(gapsAt(4 * HOUR)).toEqual([{ ...whole, fromMs: 1.5 * HOUR, estimatedRows: 600 }]);
    expect(gapsAt(5 * HOUR)).toEqual([]);
    expect(gapsAt(3 * HOUR)).toEqual([whole]);
  });

  test('noticed again is not a second one', () => {
    notice(HOUR, 2 * HOUR, 100, 3 * HOUR);
    notice(HOUR, 2 * HOUR, 100, 3 * HOUR + 1);
    expect(coverage(9 * HOUR)?.gaps).toHaveLength(1);
  });

  test('is noted only where nothing covers it', () => {
    cover(0, HOUR, HOUR);
    notice(0, 2 * HOUR, null, 3 * HOUR);
    expect(coverage(9 * HOUR)?.gaps).toEqual([
      { fromMs: HOUR + 1, toMs: 2 * HOUR, estimatedRows: null, noticedAtMs: 3 * HOUR },
    ]);
  });
});

describe('a back-fill', () => {
  const backfill: Backfill = {
    log: 'requests',
    fromMs: 0,
    toMs: HOUR,
    cursorMs: HOUR,
    state: 'running',
    rowsRead: 0,
    estimatedRows: 500,
    startedAtMs: 2 * HOUR,
    note: null,
  };

  test('is kept with each of its pages, and shown from its start on', () => {
    kept.store.saveBackfill(backfill);
    const further = { ...backfill, cursorMs: 0.5 * HOUR, rowsRead: 50 };
    kept.store.recordRequests(logRows([request(1, 0.6 * HOUR)], 3 * HOUR, { backfill: further }));
    expect(coverage(3 * HOUR)?.backfill).toEqual(further);
    expect(coverage(2 * HOUR - 1)?.backfill).toBeNull();
    kept.store.saveBackfill({ ...further, state: 'paused', note: 'The server is overloaded.' });
    expect(coverage(3 * HOUR)?.backfill).toMatchObject({
      state: 'paused',
      note: 'The server is overloaded.',
    });
  });

  test('that could not be written leaves nothing of its page', () => {
    const odd = { ...backfill, api_key: 'sentinel' };
    expect(() => kept.store.recordRequests(logRows([request(1, 1)], 3, { backfill: odd }))).toThrow(
      /api_key/,
    );
    expect(kept.store.request(uuid(1))).toBeNull();
  });
});

describe('what is known already', () => {
  test('is every stored audit event, and every settled request', () => {
    kept.store.recordAudits(logRows([auditEvent(1, 5_000)], 7_000));
    kept.store.recordRequests(
      logRows([request(1, 5_000), request(2, 5_000, { status: 'in_progress' })], 7_000),
    );
    expect(kept.store.knownSettled('audit', [uuid(1), uuid(2)])).toEqual([uuid(1)]);
    expect(kept.store.knownSettled('requests', [uuid(1), uuid(2), uuid(3)])).toEqual([uuid(1)]);
  });

  test('leaves the open requests to be read again, the longest unread first', () => {
    const open = (n: number) => request(n, 1_000 + n, { status: 'in_progress' });
    kept.store.recordRequests(logRows([open(1), open(2), open(3), request(4, 5_000)], 7_000));
    kept.store.recordRequests(logRows([open(1)], 8_000));
    kept.store.recordRequests(logRows([request(2, 1_002)], 9_000));
    expect(kept.store.openRequests(10)).toEqual([
      { id: uuid(3), admittedAtMs: 1_003, readAtMs: 7_000 },
      { id: uuid(1), admittedAtMs: 1_001, readAtMs: 8_000 },
    ]);
    expect(kept.store.openRequests(1)).toHaveLength(1);
    expect(kept.store.oldestOpenRequestMs(9_000)).toBe(1_001);
  });
});
