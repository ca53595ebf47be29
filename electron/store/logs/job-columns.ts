import { type Job, jobSchema, OPEN_JOB_STATES } from '../../../shared/metadata/job.ts';
import type { HistoryShape } from './history-table.ts';

/**
 * The state of a job that was open and is no longer there: it ended and was pruned before anybody read how. A word of
 * the console's own, beside those of the server (pooler-contract 6.3).
 */
export const PRUNED = 'pruned';

/** How a background job is kept. */
export const JOB_SHAPE: HistoryShape<Job> = {
  table: 'job',
  timeField: 'insertedAtMs',
  timeOf: (job) => job.insertedAtMs,
  isOpen: (job) => OPEN_JOB_STATES.has(job.state),
  mayReopen: true,
  parse: (fields) => jobSchema.parse(fields),
  columns: [
    { field: 'state', column: 'state', kind: 'word' },
    { field: 'queue', column: 'queue', kind: 'word' },
    { field: 'worker', column: 'worker', kind: 'word' },
    { field: 'attempt', column: 'attempt', kind: 'plain' },
    { field: 'maxAttempts', column: 'max_attempts', kind: 'plain' },
    { field: 'priority', column: 'priority', kind: 'plain' },
    { field: 'scheduledAtMs', column: 'scheduled_ms', kind: 'plain' },
    { field: 'attemptedAtMs', column: 'attempted_ms', kind: 'plain' },
    { field: 'completedAtMs', column: 'completed_ms', kind: 'plain' },
    { field: 'discardedAtMs', column: 'discarded_ms', kind: 'plain' },
    { field: 'cancelledAtMs', column: 'cancelled_ms', kind: 'plain' },
    { field: 'targetRef', column: 'target_ref', kind: 'plain' },
  ],
};
