import { z } from 'zod';
import type { Job } from '../../../shared/metadata/job.ts';
import type { JobRows } from './contract.ts';
import { integerColumn, timeColumn, wordColumn } from './fields.ts';
import { readableRows } from './rows.ts';
import type { DatabaseSession } from './session.ts';

/** Beyond this many open jobs the queue is drowned, and which ones no longer matters. */
const MOST_OPEN = 2_000;
/** Finished ones in a read; oldest first, so that the next read goes on where this one was cut. */
const MOST_FINISHED = 5_000;

const COLUMNS = `id, state, queue, worker, attempt, max_attempts, priority, inserted_at, scheduled_at, attempted_at,
  completed_at, discarded_at, cancelled_at, target_ref`;
const IS_FINISHED = `state in ('completed', 'discarded', 'cancelled')`;
const FINISHED_AT = 'coalesce(greatest(completed_at, discarded_at, cancelled_at), inserted_at)';

/** One statement, so that a job that finishes meanwhile is in it once. A state nobody knows yet counts as open. */
function jobsSql(schema: string): string {
  const jobs = `select ${COLUMNS} from ${schema}.oban_jobs`;
  return `(${jobs} where not (${IS_FINISHED}) order by id limit ${MOST_OPEN + 1})
    union all
    (${jobs} where ${IS_FINISHED} and ${FINISHED_AT} >= $1::timestamp
     order by ${FINISHED_AT}, id limit ${MOST_FINISHED})`;
}

const optionalTime = timeColumn.nullable();

/** `CodexPooler.Jobs.TokenRefreshWorker`: the module path goes, the worker's own name stays. */
const workerColumn = z
  .string()
  .regex(/^(?:[A-Za-z0-9_]+\.)*[A-Za-z0-9_]{1,80}$/)
  .transform((path) => path.slice(path.lastIndexOf('.') + 1));

const jobRow = z
  .object({
    id: integerColumn,
    state: wordColumn,
    queue: wordColumn,
    worker: workerColumn,
    attempt: integerColumn,
    max_attempts: integerColumn,
    priority: integerColumn,
    inserted_at: timeColumn,
    scheduled_at: optionalTime,
    attempted_at: optionalTime,
    completed_at: optionalTime,
    discarded_at: optionalTime,
    cancelled_at: optionalTime,
    target_ref: z.string().regex(/^[0-9a-f]{32}$/),
  })
  .transform(
    (row): Job => ({
      id: row.id,
      state: row.state,
      queue: row.queue,
      worker: row.worker,
      attempt: row.attempt,
      maxAttempts: row.max_attempts,
      priority: row.priority,
      insertedAtMs: row.inserted_at,
      scheduledAtMs: row.scheduled_at,
      attemptedAtMs: row.attempted_at,
      completedAtMs: row.completed_at,
      discardedAtMs: row.discarded_at,
      cancelledAtMs: row.cancelled_at,
      targetRef: row.target_ref,
    }),
  );

const FINISHED_STATES: ReadonlySet<string> = new Set(['completed', 'discarded', 'cancelled']);

/** Open jobs, lowest id first, then those finished since (Unix ms), oldest first; see `JobRows`. */
export async function readJobs(
  session: DatabaseSession,
  schema: string,
  finishedSinceMs: number,
): Promise<JobRows> {
  const items = await session.rows(jobsSql(schema), [new Date(finishedSinceMs).toISOString()]);
  const { rows, unreadable } = readableRows(jobRow, items, 'oban_jobs');
  const open = rows.filter(({ state }) => !FINISHED_STATES.has(state));
  const finished = rows.filter(({ state }) => FINISHED_STATES.has(state));
  return {
    jobs: [...open.slice(0, MOST_OPEN), ...finished],
    openComplete: unreadable === 0 && open.length <= MOST_OPEN,
  };
}
