import type { Database } from 'better-sqlite3';
import type { Job } from '../../../shared/metadata/job.ts';
import type { JobFacts } from '../../../shared/metadata/job-facts.ts';
import type { KeyedRow } from './history-table.ts';
import { JOB_SHAPE } from './job-columns.ts';
import type { WordsTable } from './words.ts';

/** A failure is shown for a day unless a later success has cleared it. */
const FAILED_SHOWN_MS = 24 * 60 * 60_000;
const MOST_JOBS = 500;

const FAILED_TIMES = { discarded: 'discardedAtMs', cancelled: 'cancelledAtMs' } as const;
type FailedState = keyof typeof FAILED_TIMES;
const FAILED_STATES = ['discarded', 'cancelled'] as const satisfies readonly FailedState[];

interface History {
  readonly select: string;
  decode(selected: Readonly<Record<string, unknown>>): KeyedRow<Job>;
  replacedAfter(asOfMs: number): readonly KeyedRow<Job>[];
}

/** Whether a later success of the same worker and target has cleared a failure (pooler-contract 6.3). */
function clearedSql(worker: string, targetRef: string, failedMs: string): string {
  return `EXISTS (SELECT 1 FROM job AS later WHERE later.worker = ${worker} AND later.target_ref = ${targetRef}
    AND later.completed_ms > ${failedMs} AND later.completed_ms <= @asOfMs AND later.known_ms <= @asOfMs)`;
}

/** What the rules of job health ask, as it was known at a moment. */
export function jobFactsReader(database: Database, words: WordsTable, history: History) {
  // By the time of failing: left alone, SQLite would go through all that ever failed.
  const failed = (state: FailedState) =>
    database.prepare<{ state: number; sinceMs: number; asOfMs: number }, { key: number }>(
      `SELECT failed.key AS key FROM job AS failed INDEXED BY job_${state}
       WHERE failed.${state}_ms BETWEEN @sinceMs AND @asOfMs AND failed.state = @state AND failed.known_ms <= @asOfMs
         AND NOT ${clearedSql('failed.worker', 'failed.target_ref', `failed.${state}_ms`)}`,
    );
  const failedKeys = { discarded: failed('discarded'), cancelled: failed('cancelled') };
  const cleared = database.prepare<
    { worker: number; targetRef: string; failedMs: number; asOfMs: number },
    { yes: number }
  >(`SELECT ${clearedSql('@worker', '@targetRef', '@failedMs')} AS yes`);
  const openKeys = database.prepare<[number], { key: number }>(
    'SELECT key FROM job WHERE read_ms >= 0 AND known_ms <= ?',
  );
  const byKey = database.prepare<[number], Record<string, unknown>>(
    `SELECT ${history.select} FROM job WHERE key = ?`,
  );
  // One seek for each worker instead of a walk through all jobs.
  const workers = database.prepare<[], { worker: number }>(
    `WITH RECURSIVE known (worker) AS (
       SELECT min(worker) FROM job
       UNION ALL SELECT (SELECT min(worker) FROM job WHERE worker > known.worker) FROM known
         WHERE known.worker IS NOT NULL
     ) SELECT worker FROM known WHERE worker IS NOT NULL`,
  );
  const lastCompleted = database.prepare<{ worker: number; asOfMs: number }, { atMs: number }>(
    `SELECT completed_ms AS atMs FROM job WHERE worker = @worker AND completed_ms <= @asOfMs AND known_ms <= @asOfMs
     ORDER BY completed_ms DESC LIMIT 1`,
  );

  /** Earlier readings that deserved attention at the moment. */
  const replacedThen = (asOfMs: number): KeyedRow<Job>[] =>
    history.replacedAfter(asOfMs).filter(({ row }) => {
      if (JOB_SHAPE.isOpen(row)) return true;
      const state = FAILED_STATES.find((one) => one === row.state);
      const failedMs = state === undefined ? null : row[FAILED_TIMES[state]];
      if (failedMs === null || failedMs < asOfMs - FAILED_SHOWN_MS) return false;
      const worker = words.find(row.worker) ?? -1;
      return cleared.get({ worker, targetRef: row.targetRef, failedMs, asOfMs })?.yes !== 1;
    });

  return (asOfMs: number): JobFacts => {
    const sinceMs = asOfMs - FAILED_SHOWN_MS;
    const failures = FAILED_STATES.flatMap((state) => {
      const number = words.find(state);
      return number === null ? [] : failedKeys[state].all({ state: number, sinceMs, asOfMs });
    });
    const replaced = new Map(replacedThen(asOfMs).map((one) => [one.key, one.row]));
    const keys = [...openKeys.all(asOfMs), ...failures].map(({ key }) => key);
    const all = [...keys, ...replaced.keys()].sort((a, b) => a - b);
    const text = words.texts();
    return {
      attention: all.slice(0, MOST_JOBS).flatMap((key) => {
        const then = replaced.get(key);
        if (then !== undefined) return [then];
        const selected = byKey.get(key);
        return selected === undefined ? [] : [history.decode(selected).row];
      }),
      attentionTotal: all.length,
      lastCompleted: workers.all().flatMap(({ worker }) => {
        const last = lastCompleted.get({ worker, asOfMs });
        return last === undefined ? [] : [{ worker: text(worker), atMs: last.atMs }];
      }),
    };
  };
}
