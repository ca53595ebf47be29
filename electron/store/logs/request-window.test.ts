import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { openRequest, request } from '../testing/log-rows.ts';
import { nearestRank, requestWindow } from './request-window.ts';

const SPAN = { fromMs: 0, toMs: 899_999 };
const windowOf = (rows: readonly RequestLog[]) => requestWindow(rows, SPAN, 1);
const rows = (...changes: Partial<RequestLog>[]) => changes.map((change, n) => request(n, 1_000, change));

describe('the nearest rank', () => {
  test('is a value that so large a share is not above, and the smallest such', () => {
    const values = fc.array(fc.nat(50), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.95, 1), (list, share) => {
        const rank = nearestRank([...list], share);
        const atMost = (limit: number) => list.filter((value) => value <= limit).length;
        expect(atMost(rank ?? -1)).toBeGreaterThanOrEqual(share * list.length);
        const below = list.filter((value) => value < (rank ?? 0));
        expect(below.length).toBeLessThan(share * list.length);
      }),
    );
  });

  test('of twenty values at 95 % is the nineteenth, of none is nothing', () => {
    const values = Array.from({ length: 20 }, (_, n) => n + 1);
    expect(nearestRank(values, 0.95)).toBe(19);
    expect(nearestRank([], 0.95)).toBeNull();
  });
});

describe('the sums of a window', () => {
  test('are all zero, with no group, of nothing', () => {
    expect(windowOf([])).toEqual({
      ...SPAN,
      covered: 1,
      settled: 0,
      succeeded: 0,
      failed: 0,
      clientDisconnected: 0,
      rejected: 0,
      open: 0,
      retried: 0,
      costMicroUsd: 0,
      unpriced: 0,
      totalTokens: 0,
      byCode: [],
      latency: [],
      deniedKeys: [],
      byPool: [],
    });
  });

  test('leave successful control rows out, and count those that failed (pooler-contract 4.8)', () => {
    const control = { usageStatus: 'not_applicable', endpoint: '/v1/models' };
    const sums = windowOf(rows(control, { ...control, status: 'failed', errorCode: 'upstream_5xx' }));
    expect(sums).toMatchObject({ settled: 1, succeeded: 0, failed: 1 });
  });

  test('do not blame the Pooler for a client that went away (pooler-contract 4.6)', () => {
    const sums = windowOf(
      rows(
        { status: 'failed', errorCode: 'client_disconnected' },
        { status: 'failed', errorCode: 'upstream_5xx' },
      ),
    );
    expect(sums).toMatchObject({ settled: 2, failed: 1, clientDisconnected: 1 });
    expect(sums.byPool).toMatchObject([{ failed: 1 }]);
  });

  test('judge by status, never by the HTTP code', () => {
    const sums = windowOf(rows({ status: 'failed', responseStatusCode: 200 }, { responseStatusCode: 502 }));
    expect(sums).toMatchObject({ failed: 1, succeeded: 1 });
  });

  test('count open rows apart from settled ones', () => {
    expect(windowOf([openRequest(1, 1_000, { retryCount: 1 })])).toMatchObject({
      open: 1,
      settled: 0,
      retried: 0,
    });
  });

  test('add money and tokens, and count what has no price', () => {
    const unpriced = { costStatus: 'unpriced_missing_model', costMicroUsd: null };
    const sums = windowOf(rows({ costMicroUsd: 5 }, { costMicroUsd: 7, totalTokens: null }, unpriced));
    expect(sums).toMatchObject({ costMicroUsd: 12, unpriced: 1, totalTokens: 300 });
  });

  test('group codes with their status, the most frequent first', () => {
    const busy = { status: 'rejected', errorCode: 'overloaded' };
    const sums = windowOf(rows({ status: 'failed', errorCode: 'overloaded' }, busy, busy));
    expect(sums.byCode).toEqual([
      { code: 'overloaded', status: 'rejected', count: 2 },
      { code: 'overloaded', status: 'failed', count: 1 },
    ]);
  });

  test('take latencies of succeeded rows only, by route class and model', () => {
    const latencies = Array.from({ length: 20 }, (_, n) => ({ latencyMs: n + 1 }));
    const sums = windowOf(
      rows(...latencies, { status: 'failed', latencyMs: 9_999 }, { latencyMs: null }, { routeClass: null }),
    );
    expect(sums.latency).toEqual([
      { routeClass: 'proxy_stream', model: 'example-model-a', count: 20, p50Ms: 10, p95Ms: 19 },
      { routeClass: 'unknown', model: 'example-model-a', count: 1, p50Ms: 1_200, p95Ms: 1_200 },
    ]);
  });

  test('name the keys that were denied, by Pool and code', () => {
    const denied = {
      status: 'rejected',
      errorCode: 'model_not_allowed',
      keyId: 'k9',
      keyLabel: 'example-k9',
    };
    const sums = windowOf(rows(denied, denied, { ...denied, poolId: 'p2' }, { ...denied, keyId: null }));
    expect(sums.deniedKeys).toEqual([
      { keyId: 'k9', keyLabel: 'example-k9', poolId: 'p1', code: 'model_not_allowed', count: 2 },
      { keyId: 'k9', keyLabel: 'example-k9', poolId: 'p2', code: 'model_not_allowed', count: 1 },
    ]);
  });

  test('have no percentile for a Pool in which nothing succeeded', () => {
    expect(windowOf(rows({ status: 'failed' })).byPool).toEqual([
      { poolId: 'p1', poolLabel: 'example-p1', settled: 1, failed: 1, rejected: 0, p95Ms: null },
    ]);
  });
});
