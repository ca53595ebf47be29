import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logRows, openRequest, request, requestQuery } from '../testing/log-rows.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;

describe('the figures of requests', () => {
  test('are null until a page has been read, even an empty one', () => {
    expect(kept.store.requestFigures(MINUTE, WINDOW)).toBeNull();
    kept.store.recordRequests(logRows([], 2 * MINUTE));
    expect(kept.store.requestFigures(MINUTE, WINDOW)).toBeNull();
    expect(kept.store.requestFigures(2 * MINUTE, WINDOW)?.current.settled).toBe(0);
  });

  test('are of the window that ends now and of the one before, each millisecond in one of them', () => {
    const nowMs = 60 * MINUTE;
    const at = [nowMs, nowMs - WINDOW + 1, nowMs - WINDOW, nowMs - 2 * WINDOW + 1, nowMs - 2 * WINDOW];
    kept.store.recordRequests(
      logRows(
        at.map((atMs, n) => request(n, atMs)),
        nowMs,
      ),
    );
    const figures = kept.store.requestFigures(nowMs, WINDOW);
    expect([figures?.current.settled, figures?.previous.settled]).toEqual([2, 2]);
    expect(figures?.current).toMatchObject({ fromMs: nowMs - WINDOW + 1, toMs: nowMs });
  });

  test('say which share of their window was fetched', () => {
    const covers = { fromMs: 30 * MINUTE, toMs: 45 * MINUTE };
    kept.store.recordRequests(logRows([], 45 * MINUTE, { covers }));
    const figures = kept.store.requestFigures(52.5 * MINUTE, WINDOW);
    expect(figures?.current.covered).toBeCloseTo(0.5, 3);
    expect(figures?.previous.covered).toBeCloseTo(0.5, 3);
  });

  test('of a past moment count a row that settled later as open', () => {
    kept.store.recordRequests(logRows([openRequest(1, 1_000)], 2_000));
    kept.store.recordRequests(logRows([request(1, 1_000)], 5_000));
    expect(kept.store.requestFigures(3_000, WINDOW)?.current).toMatchObject({ open: 1, settled: 0 });
    expect(kept.store.requestFigures(5_000, WINDOW)?.current).toMatchObject({ open: 0, settled: 1 });
    expect(kept.store.requestFigures(5_000, WINDOW)?.current.byPool[0]?.poolLabel).toBe('example-p1');
  });
});

describe('the chart of requests', () => {
  test('counts by status in at most 120 equal stretches without holes', () => {
    const rows = Array.from({ length: 60 }, (_, n) =>
      request(n, n * 10 * MINUTE, { status: n % 3 === 0 ? 'failed' : 'succeeded' }),
    );
    kept.store.recordRequests(logRows(rows, 700 * MINUTE));
    const buckets = kept.store.requestBuckets(requestQuery(), 0, 600 * MINUTE);
    expect(buckets.length).toBeLessThanOrEqual(120);
    expect(buckets[0]).toEqual({
      fromMs: 0,
      toMs: 10 * MINUTE - 1,
      counts: [{ status: 'failed', count: 1 }],
    });
    expect(buckets.every(({ fromMs }, i) => i === 0 || fromMs === (buckets[i - 1]?.toMs ?? 0) + 1)).toBe(
      true,
    );
    expect(buckets.at(-1)?.counts).toEqual([]);
  });

  test('counts what its filters leave, within the times of the query too', () => {
    const rows = Array.from({ length: 10 }, (_, n) => request(n, n * 1_000, { model: n < 5 ? 'a' : 'b' }));
    kept.store.recordRequests(logRows(rows, 20_000));
    const sum = (change: Parameters<typeof requestQuery>[0]) =>
      kept.store
        .requestBuckets(requestQuery(change), 0, 10_000)
        .flatMap(({ counts }) => counts)
        .reduce((total, { count }) => total + count, 0);
    expect(sum({ model: 'a' })).toBe(5);
    expect(sum({ model: 'a', fromMs: 3_000 })).toBe(2);
    expect(sum({ model: 'c' })).toBe(0);
  });

  test('is empty where no row was ever stored', () => {
    const buckets = kept.store.requestBuckets(requestQuery(), 0, 10_000);
    expect(buckets.flatMap(({ counts }) => counts)).toEqual([]);
  });
});

describe('a text in very many rows', () => {
  test('is found by walking through time, in ids as well as in words', () => {
    const rows = Array.from({ length: 10_050 }, (_, n) => request(n, 1_000 + n, { model: 'cafe-model' }));
    const other = request(90_000, 50_000, { model: 'other', correlationId: 'cafe-0001' });
    kept.store.recordRequests(logRows([...rows, other], 60_000));
    const page = kept.store.requestPage(requestQuery({ text: 'CAFE', limit: 3 }));
    expect(page.rows.map(({ admittedAtMs }) => admittedAtMs)).toEqual([50_000, 11_049, 11_048]);
    expect(page.total).toEqual({ count: 10_000, atLeast: true });
  });
});
