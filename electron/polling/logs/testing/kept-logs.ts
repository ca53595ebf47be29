import { requestQuerySchema } from '../../../../shared/api/log-queries.ts';
import type { LogCoverage, LogKind } from '../../../../shared/metadata/log-coverage.ts';
import type { LogStore } from '../../../store/log-contract.ts';
import { temporaryStore } from '../../../store/testing/temporary-store.ts';

/** The real store on a file of its own, as its callers see it, in this thread. */
export function keptLogs(): { readonly store: LogStore; dispose(): void } {
  const { store, dispose } = temporaryStore();
  return {
    dispose,
    store: {
      recordRequests: async (page) => store.recordRequests(page),
      recordAudits: async (page) => store.recordAudits(page),
      saveBackfill: async (backfill) => store.saveBackfill(backfill),
      logCoverage: async (asOfMs) => store.logCoverage(asOfMs),
      knownSettled: async (log, ids) => store.knownSettled(log, ids),
      openRequests: async (limit) => store.openRequests(limit),
      recordJobs: async (reading) => store.recordJobs(reading),
      recordTraffic: async (traffic) => store.recordTraffic(traffic),
      requestPage: async (query) => store.requestPage(query),
      request: async (id) => store.request(id),
      auditPage: async (query) => store.auditPage(query),
      auditEvent: async (id) => store.auditEvent(id),
      jobPage: async (query) => store.jobPage(query),
      job: async (id) => store.job(id),
      requestBuckets: async (query, fromMs, toMs) => store.requestBuckets(query, fromMs, toMs),
      requestFigures: async (asOfMs, windowMs) => store.requestFigures(asOfMs, windowMs),
      oldestOpenRequestMs: async (asOfMs) => store.oldestOpenRequestMs(asOfMs),
      jobFacts: async (asOfMs) => store.jobFacts(asOfMs),
      traffic: async (asOfMs) => store.traffic(asOfMs),
    },
  };
}

/** Every kept request: id and status, in no order. */
export async function keptRequests(store: LogStore): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>();
  let query = requestQuerySchema.parse({ limit: 200 });
  for (;;) {
    const page = await store.requestPage(query);
    for (const row of page.rows) {
      if (kept.has(row.id)) throw new Error('a row is kept twice');
      kept.set(row.id, row.status);
    }
    if (page.next === null) return kept;
    query = { ...query, after: page.next };
  }
}

export async function coverageOf(store: LogStore, log: LogKind, nowMs: number): Promise<LogCoverage> {
  const found = (await store.logCoverage(nowMs)).find((coverage) => coverage.log === log);
  if (found === undefined) throw new Error(`no coverage of ${log}`);
  return found;
}
