import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RequestQuery } from '../../../shared/api/log-queries.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { logRows, openRequest, request, requestQuery } from '../testing/log-rows.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { matchesRequest } from './request-match.ts';

const pools = ['alpha', 'Beta', 'gämma'];
const codes = ['upstream_5xx', 'key_blocked', 'client_disconnected'];
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 12, maxLength: 12 });

const rowChange = fc.record({
  pool: fc.constantFrom(...pools),
  key: fc.option(fc.constantFrom('k1', 'k2')),
  status: fc.constantFrom('succeeded', 'failed', 'rejected'),
  httpStatus: fc.option(fc.constantFrom(200, 404, 502)),
  code: fc.option(fc.constantFrom(...codes)),
  attemptCode: fc.option(fc.constantFrom(...codes)),
  routeClass: fc.option(fc.constantFrom('proxy_stream', 'proxy_http')),
  model: fc.constantFrom('example-model-a', 'Example-Model-B'),
  retryCount: fc.nat(1),
  idEnd: hex,
  correlation: fc.option(hex),
  wasOpen: fc.boolean(),
});

function toRow(n: number, change: typeof rowChange extends fc.Arbitrary<infer T> ? T : never): RequestLog {
  const { pool, key, code, attemptCode, httpStatus, idEnd, correlation, ...same } = change;
  const { wasOpen: _, ...rest } = same;
  const attempt = { source: 'attempt', kind: null, reasons: [], upstreamStatusCode: null, attemptNumber: 1 };
  return request(n, 1_000 + n, {
    ...rest,
    // The number keeps ids apart where the random part repeats.
    id: `${String(n).padStart(8, '0')}-0000-4000-8000-${idEnd}`,
    poolId: pool.toLowerCase(),
    poolLabel: pool,
    keyId: key,
    keyLabel: key === null ? null : `label-${key}`,
    responseStatusCode: httpStatus,
    errorCode: code,
    errors: attemptCode === null ? [] : [{ ...attempt, code: attemptCode }],
    correlationId: correlation,
  });
}

const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { freq: 3 });
const queries = fc.record({
  poolId: maybe(...pools.map((pool) => pool.toLowerCase()), 'none-such'),
  keyId: maybe('k1'),
  status: maybe('failed', 'in_progress'),
  statusClass: maybe('2xx', '5xx', 'none', 'odd'),
  code: maybe(...codes),
  model: maybe('Example-Model-B'),
  routeClass: maybe('proxy_http'),
  retried: maybe(true, false),
  text: fc.option(
    fc.oneof(
      fc.constantFrom('ALPHA', 'GÄM', 'beta', 'label-k', 'model-b', '5XX', 'responses', '%', "'", 'e'),
      hex.chain((text) => fc.integer({ min: 1, max: 4 }).map((length) => text.slice(0, length))),
      fc.constantFrom('-4000-8000-', '00000001-'),
    ),
  ),
});

test('every filter in SQL finds exactly the rows it finds on the rows themselves, now and at a past moment', () => {
  fc.assert(
    fc.property(fc.array(rowChange, { maxLength: 40 }), queries, (changes, query) => {
      const store = memoryStore();
      const rows = changes.map((change, n) => toRow(n, change));
      const before = rows.flatMap((row, n) => {
        const { id, admittedAtMs, poolId, poolLabel } = row;
        return changes[n]?.wasOpen === true ? [openRequest(n, admittedAtMs, { id, poolId, poolLabel })] : [];
      });
      store.recordRequests(logRows(before, 2_000));
      store.recordRequests(logRows(rows, 3_000));

      const expectPage = (asked: RequestQuery, known: readonly RequestLog[]): void => {
        const expected = known.filter((row) => matchesRequest(row, asked)).toSorted(byTime);
        const page = store.requestPage(asked);
        expect(page.rows).toEqual(expected.slice(0, asked.limit));
        expect(page.total).toEqual({ count: expected.length, atLeast: false });
        const buckets = store.requestBuckets(asked, 1_000, 1_100);
        const counted = buckets.flatMap(({ counts }) => counts.map(({ count }) => count));
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(expected.length);
      };
      expectPage(requestQuery({ ...query, limit: 200 }), rows);
      expectPage(requestQuery({ ...query, limit: 3 }), rows);
      expectPage(requestQuery({ ...query, limit: 200, asOfMs: 2_500 }), before);
      store.close();
    }),
    { numRuns: 80 },
  );
});

function byTime(a: RequestLog, b: RequestLog): number {
  return b.admittedAtMs - a.admittedAtMs;
}
