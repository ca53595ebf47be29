import { POOLS } from './cast.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';
import type { PlannedJob } from './planned-job.ts';

const { reauthAtMs, outageAtMs, recoveryAtMs } = STORY_EVENTS;

type TroubledJob = Omit<PlannedJob, 'id'>;

const refresh = { worker: 'TokenRefreshWorker', maxAttempts: 8 } as const;

/** What goes wrong with jobs in every turn, ms from its start; all of it is over when the story is calm again. */
const TROUBLES: readonly TroubledJob[] = [
  {
    // Discarded at once, because the upstream needs its owner (pooler-contract 6.2) ...
    ...refresh,
    target: 'upstream 4',
    dueMs: reauthAtMs - 2_000,
    runs: [{ fromMs: reauthAtMs - 1_500, untilMs: reauthAtMs, ends: 'discarded' }],
  },
  {
    // ... and cleared by a success of the same target.
    ...refresh,
    target: 'upstream 4',
    dueMs: recoveryAtMs,
    runs: [{ fromMs: recoveryAtMs + 500, untilMs: recoveryAtMs + 4_000, ends: 'completed' }],
  },
  {
    ...refresh,
    target: 'upstream 5',
    dueMs: outageAtMs - 4_000,
    runs: [
      { fromMs: outageAtMs - 3_000, untilMs: outageAtMs, ends: 'retryable' },
      { fromMs: outageAtMs + 60_000, untilMs: outageAtMs + 63_000, ends: 'retryable' },
      { fromMs: recoveryAtMs + 1_000, untilMs: recoveryAtMs + 6_000, ends: 'completed' },
    ],
  },
  {
    // Its time limit is 30 s (pooler-contract 6.2): it hangs until the Pooler rescues it.
    worker: 'CatalogSyncEnqueueWorker',
    maxAttempts: 3,
    target: 'instance',
    dueMs: outageAtMs - 1_000,
    runs: [{ fromMs: outageAtMs, untilMs: recoveryAtMs + 2_000, ends: 'completed' }],
  },
  // Nobody takes these up, and five minutes after they were due they are a backlog.
  ...POOLS.filter(({ status }) => status === 'active').map(
    ({ slug }, index): TroubledJob => ({
      worker: 'CatalogSyncWorker',
      maxAttempts: 3,
      target: `pool ${slug}`,
      dueMs: 30_000 + index * 2_000,
      runs: [
        { fromMs: recoveryAtMs + 1_000, untilMs: recoveryAtMs + 15_000 + index * 1_000, ends: 'completed' },
      ],
    }),
  ),
];

/** Above every id that cron's jobs get for some thousand years. */
const FIRST_ID = 1_000_000_000_000;

/** The jobs of the story's troubles that were due by `untilMs` and may have finished at or after `sinceMs`. */
export function troubledJobs(sinceMs: number, untilMs: number, startMs: number): PlannedJob[] {
  const first = Math.max(0, momentAt(sinceMs).turnStartMs);
  const jobs: PlannedJob[] = [];
  for (let turnStartMs = first; turnStartMs <= untilMs; turnStartMs += STORY_LENGTH_MS) {
    TROUBLES.forEach((trouble, index) => {
      const dueMs = turnStartMs + trouble.dueMs;
      if (dueMs > untilMs) return;
      jobs.push({
        ...trouble,
        id: FIRST_ID + Math.floor((startMs + turnStartMs) / 1_000) * 10 + index,
        dueMs,
        runs: trouble.runs.map((run) => ({
          ...run,
          fromMs: turnStartMs + run.fromMs,
          untilMs: turnStartMs + run.untilMs,
        })),
      });
    });
  }
  return jobs;
}
