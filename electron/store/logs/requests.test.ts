import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logRows, openRequest, request, requestQuery, uuid } from '../testing/log-rows.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const ids = (change: Parameters<typeof requestQuery>[0] = {}): string[] =>
  kept.store.requestPage(requestQuery(change)).rows.map(({ id }) => id);

describe('a stored request', () => {
  test('comes back as it was', () => {
    const row = request(1, 1_000, {
      keyId: null,
      keyLabel: null,
      latencyMs: 12.5,
      errors: [
        {
          source: 'attempt',
          kind: null,
          code: 'upstream_5xx',
          reasons: [],
          upstreamStatusCode: 503,
          attemptNumber: 1,
        },
      ],
    });
    expect(kept.store.recordRequests(logRows([row], 2_000))).toEqual({ added: 1, changed: 0 });
    expect(kept.store.request(row.id)).toEqual(row);
    expect(kept.store.requestPage(requestQuery()).rows).toEqual([row]);
  });

  test('may have an id of another shape', () => {
    kept.store.recordRequests(logRows([request(1, 1_000, { id: 'row-1' })], 2_000));
    expect(kept.store.request('row-1')?.id).toBe('row-1');
    expect(kept.store.request('row-2')).toBeNull();
  });

  test('never doubles, and what settles is counted as changed', () => {
    const page = logRows([openRequest(1, 1_000)], 2_000);
    kept.store.recordRequests(page);
    expect(kept.store.recordRequests({ ...page, observedAtMs: 3_000 })).toEqual({ added: 0, changed: 0 });
    expect(kept.store.recordRequests(logRows([request(1, 1_000)], 4_000))).toEqual({ added: 0, changed: 1 });
    expect(kept.store.requestPage(requestQuery()).rows).toEqual([request(1, 1_000)]);
  });

  test('never opens again', () => {
    kept.store.recordRequests(logRows([request(1, 1_000)], 2_000));
    kept.store.recordRequests(logRows([openRequest(1, 1_000)], 3_000));
    expect(kept.store.request(uuid(1))?.status).toBe('succeeded');
  });

  test('is shown as it was known at a past moment', () => {
    kept.store.recordRequests(logRows([openRequest(1, 1_000)], 2_000));
    kept.store.recordRequests(logRows([openRequest(1, 1_000, { retryCount: 1 })], 3_000));
    kept.store.recordRequests(logRows([request(1, 1_000, { retryCount: 1 })], 4_000));
    const at = (asOfMs: number) =>
      kept.store
        .requestPage(requestQuery({ asOfMs }))
        .rows.map(({ status, retryCount }) => [status, retryCount]);
    expect([1_999, 2_000, 3_000, 3_999, 4_000].map(at)).toEqual([
      [],
      [['in_progress', 0]],
      [['in_progress', 1]],
      [['in_progress', 1]],
      [['succeeded', 1]],
    ]);
  });

  test('is found by its past status only at a past moment', () => {
    kept.store.recordRequests(logRows([openRequest(1, 1_000)], 2_000));
    kept.store.recordRequests(logRows([request(1, 1_000)], 4_000));
    expect(ids({ status: 'in_progress', asOfMs: 3_000 })).toEqual([uuid(1)]);
    expect(ids({ status: 'succeeded', asOfMs: 3_000 })).toEqual([]);
    expect(ids({ status: 'in_progress' })).toEqual([]);
  });

  test('with an unlisted field is refused together with its page', () => {
    const leaking = { ...request(2, 1_000), account_email: 'sentinel@example.com' };
    expect(() => kept.store.recordRequests(logRows([request(1, 1_000), leaking], 2_000))).toThrow(
      /account_email/,
    );
    expect(ids()).toEqual([]);
    expect(kept.database.serialize().toString('latin1')).not.toContain('sentinel');
  });
});

describe('a page of requests', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => request(n + 1, 1_000 + 10 * n));

  test('goes from the newest to the oldest, each row once', () => {
    kept.store.recordRequests(logRows(many(25), 5_000));
    const seen: string[] = [];
    let after: ReturnType<typeof requestQuery>['after'] = null;
    do {
      const page = kept.store.requestPage(requestQuery({ after, limit: 10 }));
      seen.push(...page.rows.map(({ id }) => id));
      expect(page.total).toEqual({ count: 25, atLeast: false });
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => uuid(25 - n)));
  });

  test('goes on where it ended although newer rows came in between', () => {
    kept.store.recordRequests(logRows(many(6), 5_000));
    const first = kept.store.requestPage(requestQuery({ limit: 3 }));
    kept.store.recordRequests(logRows([request(50, 9_000), request(51, 500)], 9_500));
    expect(ids({ after: first.next })).toEqual([uuid(3), uuid(2), uuid(1), uuid(51)]);
  });

  test('counts the same rows on every page, whatever its size', () => {
    kept.store.recordRequests(logRows(many(25), 5_000));
    const first = kept.store.requestPage(requestQuery({ limit: 10 }));
    const rest = kept.store.requestPage(requestQuery({ limit: 100, after: first.next }));
    expect([first.total.count, rest.total.count, rest.rows.length]).toEqual([25, 25, 15]);
  });

  test('counts to ten thousand and then says at least', () => {
    const rows = Array.from({ length: 10_001 }, (_, n) => request(n + 1, 1_000 + n));
    kept.store.recordRequests(logRows(rows, 50_000));
    expect(kept.store.requestPage(requestQuery()).total).toEqual({ count: 10_000, atLeast: true });
    expect(kept.store.requestPage(requestQuery({ fromMs: 1_001 })).total).toEqual({
      count: 10_000,
      atLeast: false,
    });
  });

  test('holds rows of the same millisecond all', () => {
    kept.store.recordRequests(logRows([request(1, 1_000), request(2, 1_000), request(3, 1_000)], 2_000));
    const page = kept.store.requestPage(requestQuery({ limit: 2 }));
    expect([...page.rows.map(({ id }) => id), ...ids({ after: page.next })].sort()).toEqual(
      [1, 2, 3].map(uuid),
    );
  });

  test('holds more rows of one millisecond than have a key in it', () => {
    const same = Array.from({ length: 1_100 }, (_, n) => request(n, 1_000));
    kept.store.recordRequests(logRows([...same, request(5_000, 1_001)], 2_000));
    expect(kept.store.requestPage(requestQuery({ limit: 1 })).total).toEqual({
      count: 1_101,
      atLeast: false,
    });
    expect(kept.store.request(uuid(5_000))?.admittedAtMs).toBe(1_001);
  });

  test('says at least how many match where that would have to be looked up in too many rows', () => {
    const rows = Array.from({ length: 12_000 }, (_, n) =>
      request(n, 1_000 + n, {
        poolId: n % 3 === 0 ? 'p1' : 'p2',
        status: n % 2 === 0 ? 'failed' : 'succeeded',
      }),
    );
    kept.store.recordRequests(logRows(rows, 50_000));
    const { total } = kept.store.requestPage(requestQuery({ poolId: 'p2', status: 'failed' }));
    expect(total.atLeast).toBe(true);
    expect(total.count).toBeGreaterThanOrEqual(3_000);
    expect(total.count).toBeLessThan(4_000);
  });
});
