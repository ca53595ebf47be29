import { type Job, OPEN_JOB_STATES } from '../../metadata/job.ts';
import type { JobFacts } from '../../metadata/job-facts.ts';

interface Area {
  readonly key: string;
  readonly title: string;
  /** How often the scheduler starts it (pooler-contract 6.1); null where it runs on demand. */
  readonly everyMinutes: number | null;
  readonly workers: readonly string[];
}

const withEnqueue = (name: string): readonly string[] => [`${name}Worker`, `${name}EnqueueWorker`];

/** Areas of background work with their cadence (pooler-contract 6.1), and the two workers outside any schedule. */
const AREAS: readonly Area[] = [
  { key: 'catalog_sync', title: 'Catalog sync', everyMinutes: 30, workers: withEnqueue('CatalogSync') },
  { key: 'pricing_import', title: 'Pricing import', everyMinutes: 60, workers: ['PricingImportWorker'] },
  {
    key: 'account_reconciliation',
    title: 'Account reconciliation',
    everyMinutes: 1,
    workers: withEnqueue('AccountReconciliation'),
  },
  {
    key: 'alert_evaluation',
    title: 'Alert evaluation',
    everyMinutes: 5,
    workers: withEnqueue('AlertEvaluation'),
  },
  { key: 'token_refresh', title: 'Token refresh', everyMinutes: 15, workers: withEnqueue('TokenRefresh') },
  {
    key: 'daily_rollup_rebuild',
    title: 'Daily rollup rebuild',
    everyMinutes: 24 * 60,
    workers: withEnqueue('DailyRollupRebuild'),
  },
  {
    key: 'runtime_cleanup',
    title: 'Runtime cleanup',
    everyMinutes: 15,
    workers: ['RuntimeStateCleanupWorker'],
  },
  { key: 'alert_delivery', title: 'Alert delivery', everyMinutes: null, workers: ['AlertDeliveryWorker'] },
  {
    key: 'saved_reset',
    title: 'Saved reset redemption',
    everyMinutes: null,
    workers: ['SavedResetRedemptionWorker'],
  },
];

function newest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}

/** Open and failed jobs of each area by state, and when one of its workers last completed, Unix ms. */
export function jobAreas(facts: JobFacts) {
  const known = new Set(AREAS.flatMap(({ workers }) => workers));
  const others = new Set(
    [...facts.attention, ...facts.lastCompleted]
      .map(({ worker }) => worker)
      .filter((name) => !known.has(name)),
  );
  const unlisted: Area[] = [...others].map((name) => ({
    key: name,
    title: name,
    everyMinutes: null,
    workers: [name],
  }));
  return [...AREAS, ...unlisted].map(({ key, title, everyMinutes, workers }) => {
    const own = facts.attention.filter(({ worker }) => workers.includes(worker));
    return {
      key,
      title,
      everyMinutes,
      workers,
      open: own.filter(({ state }) => OPEN_JOB_STATES.has(state)).length,
      states: statesOf(own),
      lastCompletedMs: newest(
        facts.lastCompleted.filter(({ worker }) => workers.includes(worker)).map(({ atMs }) => atMs),
      ),
    };
  });
}

function statesOf(jobs: readonly Job[]): { readonly state: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { state } of jobs) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count }));
}
