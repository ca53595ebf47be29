import { UPSTREAMS } from './cast.ts';
import type { PlannedJob } from './planned-job.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** What cron starts, how often and for how long it runs (pooler-contract 6.1, 6.2). */
interface Cadence {
  readonly worker: string;
  readonly maxAttempts: number;
  readonly everyMinutes: number;
  /** Minute of its period at which it is due, UTC. */
  readonly atMinute: number;
  /** One job for each; most work on one thing only. */
  readonly targets: readonly string[];
  readonly lastsMs: number;
}

const upstreams = UPSTREAMS.map(({ number }) => `upstream ${number}`);

const CADENCES: readonly Cadence[] = [
  every(1, 'AccountReconciliationEnqueueWorker', { lastsMs: 300 }),
  every(1, 'AccountReconciliationWorker', { targets: upstreams, lastsMs: 2_400 }),
  every(5, 'AlertEvaluationEnqueueWorker', { lastsMs: 200 }),
  every(5, 'AlertEvaluationWorker', { lastsMs: 1_500 }),
  every(15, 'TokenRefreshEnqueueWorker', { lastsMs: 300 }),
  every(15, 'TokenRefreshWorker', { maxAttempts: 8, targets: upstreams.slice(0, 3), lastsMs: 2_000 }),
  every(15, 'RuntimeStateCleanupWorker', { maxAttempts: 3, lastsMs: 5_000 }),
  every(30, 'CatalogSyncEnqueueWorker', { maxAttempts: 3, lastsMs: 400 }),
  every(30, 'CatalogSyncWorker', { maxAttempts: 3, targets: ['pool example-interactive'], lastsMs: 18_000 }),
  every(60, 'PricingImportWorker', { maxAttempts: 3, lastsMs: 8_000 }),
  every(DAY_MINUTES, 'DailyRollupRebuildEnqueueWorker', { maxAttempts: 3, atMinute: 17, lastsMs: 400 }),
  every(DAY_MINUTES, 'DailyRollupRebuildWorker', { maxAttempts: 3, atMinute: 17, lastsMs: 90_000 }),
];

/** No planned job lasts longer: who asks for what finished since a time needs those due this much before it. */
const LONGEST_MS = 2 * MINUTE_MS;
/** The Pooler removes finished jobs after a day (pooler-contract 6). */
const KEPT_MS = DAY_MINUTES * MINUTE_MS;

/** The jobs of cron that may have been open, or have finished, between two story times; ids are those of their minute. */
export function plannedJobs(sinceMs: number, untilMs: number, startMs: number): PlannedJob[] {
  const fromMs = Math.max(sinceMs - LONGEST_MS, untilMs - KEPT_MS);
  const firstMinute = Math.ceil((startMs + fromMs) / MINUTE_MS);
  const lastMinute = Math.floor((startMs + untilMs) / MINUTE_MS);
  const jobs: PlannedJob[] = [];
  for (let minute = firstMinute; minute <= lastMinute; minute += 1) {
    let place = 0;
    for (const cadence of CADENCES) {
      const isDue = minute % cadence.everyMinutes === cadence.atMinute;
      for (const target of cadence.targets) {
        place += 1;
        if (!isDue) continue;
        const dueMs = minute * MINUTE_MS - startMs;
        // Eight at a time, so the later ones of a minute wait for the earlier.
        const runsFromMs = dueMs + 250 + place * 180;
        jobs.push({
          id: minute * 100 + place,
          worker: cadence.worker,
          maxAttempts: cadence.maxAttempts,
          target,
          dueMs,
          runs: [{ fromMs: runsFromMs, untilMs: runsFromMs + cadence.lastsMs, ends: 'completed' }],
        });
      }
    }
  }
  return jobs;
}

function every(
  everyMinutes: number,
  worker: string,
  part: Partial<Cadence> & Pick<Cadence, 'lastsMs'>,
): Cadence {
  return { worker, everyMinutes, maxAttempts: 1, atMinute: 0, targets: ['instance'], ...part };
}
