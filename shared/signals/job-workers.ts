const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is published of one worker of the Pooler (pooler-contract 6.1, 6.2). */
interface WorkerFacts {
  /** The title of its schedule group, or what it does on demand. */
  readonly area: string;
  /** A run that takes longer is stuck, ms. */
  readonly timeoutMs: number;
  /** How often cron starts it, ms; null where another job does. */
  readonly everyMs: number | null;
}

const WORKERS: Readonly<Record<string, WorkerFacts>> = {
  CatalogSyncWorker: { area: 'catalog sync', timeoutMs: 15 * MINUTE_MS, everyMs: null },
  CatalogSyncEnqueueWorker: { area: 'catalog sync', timeoutMs: 30 * SECOND_MS, everyMs: 30 * MINUTE_MS },
  PricingImportWorker: { area: 'pricing import', timeoutMs: 2 * MINUTE_MS, everyMs: HOUR_MS },
  AccountReconciliationWorker: { area: 'account reconciliation', timeoutMs: 20 * MINUTE_MS, everyMs: null },
  AccountReconciliationEnqueueWorker: {
    area: 'account reconciliation',
    timeoutMs: 30 * SECOND_MS,
    everyMs: MINUTE_MS,
  },
  AlertEvaluationWorker: { area: 'alert evaluation', timeoutMs: 2 * MINUTE_MS, everyMs: null },
  AlertEvaluationEnqueueWorker: {
    area: 'alert evaluation',
    timeoutMs: 30 * SECOND_MS,
    everyMs: 5 * MINUTE_MS,
  },
  AlertDeliveryWorker: { area: 'alert delivery', timeoutMs: 15 * SECOND_MS, everyMs: null },
  TokenRefreshWorker: { area: 'token refresh', timeoutMs: 45 * SECOND_MS, everyMs: null },
  TokenRefreshEnqueueWorker: { area: 'token refresh', timeoutMs: 30 * SECOND_MS, everyMs: 15 * MINUTE_MS },
  DailyRollupRebuildWorker: { area: 'daily rollup rebuild', timeoutMs: 30 * MINUTE_MS, everyMs: null },
  DailyRollupRebuildEnqueueWorker: {
    area: 'daily rollup rebuild',
    timeoutMs: 30 * SECOND_MS,
    everyMs: 24 * HOUR_MS,
  },
  RuntimeStateCleanupWorker: {
    area: 'runtime cleanup',
    timeoutMs: 5 * MINUTE_MS,
    everyMs: 15 * MINUTE_MS,
  },
  // "45 s or more": the only timeout that is not fixed is taken twice.
  SavedResetRedemptionWorker: { area: 'saved reset redemption', timeoutMs: 90 * SECOND_MS, everyMs: null },
};

/** One area of background work. */
export interface JobArea {
  readonly area: string;
  readonly workers: readonly string[];
  /** How often cron starts it, ms; null where it runs on demand. */
  readonly everyMs: number | null;
}

/** The areas of the published workers, in the order of the contract. */
export const JOB_AREAS: readonly JobArea[] = [...new Set(Object.values(WORKERS).map(({ area }) => area))].map(
  (area) => {
    const own = Object.entries(WORKERS).filter(([, facts]) => facts.area === area);
    return {
      area,
      workers: own.map(([worker]) => worker),
      everyMs: own.map(([, { everyMs }]) => everyMs).find((everyMs) => everyMs !== null) ?? null,
    };
  },
);

/** What is known of a worker; null for one this version of the contract does not name. */
export function workerFacts(worker: string): WorkerFacts | null {
  return WORKERS[worker] ?? null;
}

/** The area of a worker in words; its own name where it is not known. */
export function workerArea(worker: string): string {
  return WORKERS[worker]?.area ?? worker;
}

/** What a worker that does not run leaves undone. */
const AREA_IMPACTS: Readonly<Record<string, string>> = {
  'catalog sync': 'New models may be refused until the catalogue is synchronised again',
  'pricing import': 'New models may stay without a price; traffic is not affected',
  'account reconciliation': 'Quota evidence grows old, and routing may leave upstreams out',
  'alert evaluation': 'The Pooler may not notice troubles that its own alerts should tell',
  'alert delivery': 'Alerts of the Pooler may not reach anybody',
  'token refresh': 'Tokens of upstreams may expire and take them out of service',
  'daily rollup rebuild': 'Statistics of past days may be incomplete; traffic is not affected',
  'runtime cleanup': 'Reservations of requests that are long over may hold back capacity',
  'saved reset redemption': 'A saved quota reset may not be redeemed',
};

/** Who notices that an area's jobs do not run. */
export function areaImpact(worker: string): string {
  return AREA_IMPACTS[workerArea(worker)] ?? 'What this job does is left undone';
}
