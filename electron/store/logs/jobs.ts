import type { Database } from 'better-sqlite3';
import type { JobQuery, LogPage } from '../../../shared/api/log-queries.ts';
import { type Job, jobSchema } from '../../../shared/metadata/job.ts';
import type { JobsReading } from '../log-contract.ts';
import { type Condition, indexed, NEVER, plain } from './condition.ts';
import { historyTable } from './history-table.ts';
import { JOB_SHAPE, PRUNED } from './job-columns.ts';
import { readPage } from './page.ts';
import { rangeOf } from './range.ts';
import { walker } from './walk.ts';
import type { WordsTable } from './words.ts';

/** The history of the background jobs. */
export function jobsTable(database: Database, words: WordsTable) {
  const history = historyTable(database, JOB_SHAPE);
  const walk = walker(database, 'job');
  const openIds = database.prepare<[], { id: number }>('SELECT id FROM job WHERE read_ms >= 0');

  return {
    history,
    /** Upserts a reading; an open job that a complete one does not name any more has ended, nobody can say how. */
    take({ jobs, observedAtMs, openComplete }: JobsReading): void {
      const numbers = words.numbers();
      const named = new Set(jobs.map(({ id }) => id));
      for (const job of jobs) history.take(jobSchema.parse(job), observedAtMs, numbers);
      if (!openComplete) return;
      for (const { id } of openIds.all()) {
        const gone = named.has(id) ? null : history.byId(id);
        if (gone !== null) history.take({ ...gone.row, state: PRUNED }, observedAtMs, numbers);
      }
    },
    page: (query: JobQuery): LogPage<Job> =>
      readPage({ ...history, keyOf: (id) => history.keyOf(Number(id)) }, walk, {
        conditions: conditionsOf(query, words),
        range: rangeOf(query),
        after: query.after,
        limit: query.limit,
        matches: (job) => matches(job, query),
      }),
  };
}

function conditionsOf({ worker, state, text }: JobQuery, words: WordsTable): Condition[] {
  return [
    ...(worker === null ? [] : [onWord(words.find(worker), 'worker')]),
    ...(state === null ? [] : [onWord(words.find(state), 'state')]),
    ...(text === null ? [] : [onText(text.toLowerCase(), words)]),
  ];
}

function onWord(number: number | null, column: string): Condition {
  if (number === null) return NEVER;
  return indexed('job', `job_by_${column}`, `job.${column} = @${column}`, { [column]: number });
}

/** Part of a worker, queue, state or target reference, or the number of the job. */
function onText(needle: string, words: WordsTable): Condition {
  const found = JSON.stringify(words.where((word) => word.toLowerCase().includes(needle)));
  const inWords = ['worker', 'queue', 'state'].map(
    (column) => `job.${column} IN (SELECT value FROM json_each(@words))`,
  );
  const where = [...inWords, 'instr(lower(job.target_ref), @needle) > 0', 'CAST(job.id AS TEXT) = @needle'];
  return plain(`(${where.join(' OR ')})`, { words: found, needle });
}

function matches(job: Job, { worker, state, text }: JobQuery): boolean {
  const needle = text?.toLowerCase();
  return (
    (worker === null || job.worker === worker) &&
    (state === null || job.state === state) &&
    (needle === undefined ||
      String(job.id) === needle ||
      [job.worker, job.queue, job.state, job.targetRef].some((part) => part.toLowerCase().includes(needle)))
  );
}
