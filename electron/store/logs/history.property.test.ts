import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpenRequest, type RequestLog } from '../../../shared/metadata/request-log.ts';
import { logRows, openRequest, request, requestQuery } from '../testing/log-rows.ts';
import { memoryStore } from '../testing/memory-store.ts';

/** A request as the server knows it: open until `settlesAtMs`, retried meanwhile. */
interface Truth {
  readonly n: number;
  readonly admittedAtMs: number;
  readonly retriedAtMs: number;
  readonly settlesAtMs: number;
}

function answerAt({ n, admittedAtMs, retriedAtMs, settlesAtMs }: Truth, atMs: number): RequestLog {
  const change = { retryCount: atMs >= retriedAtMs ? 1 : 0 };
  return atMs >= settlesAtMs
    ? request(n, admittedAtMs, { retryCount: 1 })
    : openRequest(n, admittedAtMs, change);
}

const truths = fc.array(fc.tuple(fc.nat(400), fc.nat(200), fc.nat(200)), { maxLength: 25 }).map((rows) =>
  rows.map(([admittedAtMs, toRetryMs, toSettleMs], n): Truth => {
    const retriedAtMs = admittedAtMs + toRetryMs;
    return { n, admittedAtMs, retriedAtMs, settlesAtMs: retriedAtMs + toSettleMs };
  }),
);

/** Pages as a reader takes them: at a moment, so many of the newest rows there were, from an offset that drifts. */
const pages = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 900 }),
    offset: fc.nat(8),
    size: fc.integer({ min: 1, max: 12 }),
  }),
  { maxLength: 25 },
);

function pageOf(
  rows: readonly Truth[],
  { atMs, offset, size }: { atMs: number; offset: number; size: number },
) {
  const there = rows.filter(({ admittedAtMs }) => admittedAtMs <= atMs);
  const newest = there.toSorted((a, b) => b.admittedAtMs - a.admittedAtMs || b.n - a.n);
  return logRows(
    newest.slice(offset, offset + size).map((row) => answerAt(row, atMs)),
    atMs,
  );
}

const byId = (rows: readonly RequestLog[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const newestOf = (rows: readonly RequestLog[]) => rows.map(({ admittedAtMs }) => admittedAtMs);

test('overlapping pages in any order leave each row once, settled where any page had it so, else as last read', () => {
  fc.assert(
    fc.property(truths, pages, (rows, asked) => {
      const store = memoryStore();
      const known = new Map<string, { atMs: number; row: RequestLog }>();
      for (const page of asked.map((one) => pageOf(rows, one))) {
        store.recordRequests(page);
        for (const row of page.rows) {
          const held = known.get(row.id);
          const better =
            held === undefined ||
            (isOpenRequest(held.row) && (!isOpenRequest(row) || page.observedAtMs > held.atMs));
          if (better) known.set(row.id, { atMs: page.observedAtMs, row });
        }
      }
      const stored = store.requestPage(requestQuery({ limit: 200 })).rows;
      expect(byId(stored)).toEqual(byId([...known.values()].map(({ row }) => row)));
      expect(newestOf(stored)).toEqual(newestOf(stored).toSorted((a, b) => b - a));
      store.close();
    }),
    { numRuns: 60 },
  );
});

test('a past moment is answered with the newest reading of each row before it', () => {
  fc.assert(
    fc.property(
      truths,
      pages,
      fc.array(fc.integer({ min: 0, max: 950 }), { maxLength: 6 }),
      (rows, asked, moments) => {
        const store = memoryStore();
        const inOrder = asked.toSorted((a, b) => a.atMs - b.atMs).map((one) => pageOf(rows, one));
        for (const page of inOrder) store.recordRequests(page);
        for (const asOfMs of moments) {
          const known = new Map<string, RequestLog>();
          for (const page of inOrder.filter(({ observedAtMs }) => observedAtMs <= asOfMs)) {
            for (const row of page.rows) known.set(row.id, row);
          }
          const seen = store.requestPage(requestQuery({ asOfMs, limit: 200 }));
          expect(byId(seen.rows)).toEqual(byId([...known.values()]));
          expect(seen.total).toEqual({ count: known.size, atLeast: false });
          const open = [...known.values()].filter(isOpenRequest).map(({ admittedAtMs }) => admittedAtMs);
          expect(store.oldestOpenRequestMs(asOfMs)).toBe(open.length === 0 ? null : Math.min(...open));
        }
        store.close();
      },
    ),
    { numRuns: 60 },
  );
});
