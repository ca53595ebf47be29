import type { LogSpan } from '../../../shared/metadata/log-coverage.ts';
import type { RequestWindow } from '../../../shared/metadata/request-figures.ts';
import { isOpenRequest, type RequestLog } from '../../../shared/metadata/request-log.ts';

/** What of a row the figures need. */
export type FigureRow = Pick<
  RequestLog,
  | 'poolId'
  | 'poolLabel'
  | 'keyId'
  | 'keyLabel'
  | 'model'
  | 'routeClass'
  | 'status'
  | 'usageStatus'
  | 'retryCount'
  | 'errorCode'
  | 'latencyMs'
  | 'totalTokens'
  | 'costStatus'
  | 'costMicroUsd'
>;

/** The client's own doing, not the Pooler's failure (pooler-contract 4.6). */
const CLIENT_ENDED = 'client_disconnected';
const NO_ROUTE_CLASS = 'unknown';

/**
 * The value at rank ceil(share * n) in ascending order (nearest rank), or null of nothing; sorts what it is given.
 */
export function nearestRank(values: number[], share: number): number | null {
  values.sort((a, b) => a - b);
  return values[Math.max(1, Math.ceil(share * values.length)) - 1] ?? null;
}

/** Sums over the rows of one window; see `RequestWindow` for what each of them counts. */
export function requestWindow(rows: Iterable<FigureRow>, span: LogSpan, covered: number): RequestWindow {
  const sums = {
    settled: 0,
    succeeded: 0,
    failed: 0,
    clientDisconnected: 0,
    rejected: 0,
    open: 0,
    retried: 0,
  };
  const paid = { costMicroUsd: 0, unpriced: 0, totalTokens: 0 };
  const codes = groups<{ code: string; status: string; count: number }>();
  const latencies = groups<{ routeClass: string; model: string; values: number[] }>();
  const denials = groups<RequestWindow['deniedKeys'][number] & { count: number }>();
  const pools = groups<PoolSums>();

  for (const row of rows) {
    if (row.usageStatus === 'not_applicable' && row.status === 'succeeded') continue;
    if (isOpenRequest(row)) {
      sums.open += 1;
      continue;
    }
    sums.settled += 1;
    if (row.retryCount > 0) sums.retried += 1;
    paid.costMicroUsd += row.costMicroUsd ?? 0;
    paid.totalTokens += row.totalTokens ?? 0;
    if (row.costStatus.startsWith('unpriced')) paid.unpriced += 1;

    const { poolId, poolLabel, errorCode: code, status } = row;
    const pool = pools.of([poolId], { poolId, poolLabel, settled: 0, failed: 0, rejected: 0, latencies: [] });
    pool.settled += 1;
    if (code !== null) codes.of([code, status], { code, status, count: 0 }).count += 1;
    if (status === 'failed' && code === CLIENT_ENDED) sums.clientDisconnected += 1;
    else if (status === 'failed') {
      sums.failed += 1;
      pool.failed += 1;
    }
    if (status === 'rejected') {
      sums.rejected += 1;
      pool.rejected += 1;
      const { keyId, keyLabel } = row;
      if (keyId !== null && code !== null) {
        const denial = { keyId, keyLabel: keyLabel ?? keyId, poolId, code, count: 0 };
        denials.of([keyId, poolId, code], denial).count += 1;
      }
    }
    if (status === 'succeeded') {
      sums.succeeded += 1;
      if (row.latencyMs !== null) {
        const routeClass = row.routeClass ?? NO_ROUTE_CLASS;
        const { model } = row;
        latencies.of([routeClass, model], { routeClass, model, values: [] }).values.push(row.latencyMs);
        pool.latencies.push(row.latencyMs);
      }
    }
  }

  const byCount = (a: { count: number }, b: { count: number }): number => b.count - a.count;
  return {
    ...span,
    covered,
    ...sums,
    ...paid,
    byCode: codes.all().sort(byCount),
    latency: latencies
      .all()
      .map(({ values, ...group }) => ({
        ...group,
        count: values.length,
        p50Ms: nearestRank(values, 0.5) ?? 0,
        p95Ms: nearestRank(values, 0.95) ?? 0,
      }))
      .sort(byCount),
    deniedKeys: denials.all().sort(byCount),
    byPool: pools
      .all()
      .map(({ latencies: values, ...pool }) => ({ ...pool, p95Ms: nearestRank(values, 0.95) })),
  };
}

interface PoolSums {
  readonly poolId: string;
  readonly poolLabel: string;
  settled: number;
  failed: number;
  rejected: number;
  readonly latencies: number[];
}

/** Values by the words they belong to, in the order they were first asked for. */
function groups<T>() {
  const byWords = new Map<string, T>();
  return {
    of(words: readonly string[], fresh: T): T {
      const key = words.join('\n');
      const known = byWords.get(key) ?? fresh;
      byWords.set(key, known);
      return known;
    },
    all: (): T[] => [...byWords.values()],
  };
}
