import { z } from 'zod';
import type { Job } from '../../../shared/metadata/job.ts';
import type { JobRows } from './contract.ts';
import { integerColumn, timeColumn, wordColumn } from './fields.ts';
import { readableRows } from './rows.ts';
import type { RowReader } from './session.ts';

/** Beyond this many open jobs the queue is drowned, and which ones no longer matters. */
const MOST_OPEN = 2_000;
/** Finished ones in one statement: a first read takes a whole day of them, which can be tens of thousands. */
const FINISHED_PER_PAGE = 5_000;

const COLUMNS = `id, state, queue, worker, attempt, max_attempts, priority, inserted_at, scheduled_at, attempted_at,
  completed_at, discarded_at, cancelled_at, target_ref`;
const IS_FINISHED = `state in ('completed', 'discarded', 'cancelled')`;
const FINISHED_AT = 'coalesce(greatest(completed_at, discarded_at, cancelled_at), inserted_at)';

/**
 * Open jobs and a page of those that finished after `$1`, `$2` (time and id), in one statement, so that a job that
 * finishes meanwhile is in it once. A state that nobody knows yet counts as open.
 */
function jobsSql(schema: string): string {
  const jobs = `select ${COLUMNS}, ${FINISHED_AT} as finished_at from ${schema}.oban_jobs`;
  return `(${jobs} where not (${IS_FINISHED}) order by id limit ${MOST_OPEN + 1})
    union all
    (${jobs} where ${IS_FINISHED} and (${FINISHED_AT}, id) > ($1::timestamp, $2::bigint)
     order by ${FINISHED_AT}, id limit ${FINISHED_PER_PAGE})`;
}

/** Where a page ended, as PostgreSQL wrote it: milliseconds would lose rows of the same one. */
const pageEnd = z.object({ finished_at: z.string(), id: z.string() });

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

/** Open jobs, lowest id first, and those finished since (Unix ms), oldest first; see `JobRows`. */
export async function readJobs(reader: RowReader, schema: string, finishedSinceMs: number): Promise<JobRows> {
  const finished: Job[] = [];
  let after = { finished_at: new Date(finishedSinceMs).toISOString(), id: '0' };
  for (;;) {
    const items = await reader.rows(jobsSql(schema), [after.finished_at, after.id]);
    const { rows, unreadable } = readableRows(jobRow, items, 'oban_jobs');
    const open = rows.filter(({ state }) => !FINISHED_STATES.has(state));
    finished.push(...rows.filter(({ state }) => FINISHED_STATES.has(state)));
    if (items.length - open.length >= FINISHED_PER_PAGE) {
      after = pageEnd.parse(items.at(-1));
      continue;
    }
    return {
      jobs: [...open.slice(0, MOST_OPEN), ...finished],
      openComplete: unreadable === 0 && open.length <= MOST_OPEN,
    };
  }
}
