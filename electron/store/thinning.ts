import type { Database } from 'better-sqlite3';
import { THINNING_JOBS, type ThinningJob } from './thinning-jobs.ts';

/**
 * Housekeeping in small steps. Each job remembers how far it has come and takes one bounded span of time per
 * step, so no step grows with the history, and a long absence is caught up with over many steps.
 */
export function thinning(database: Database, jobs: readonly ThinningJob[] = THINNING_JOBS) {
  const progress = database.prepare<[string], { doneMs: number }>(
    'SELECT done_ms AS doneMs FROM housekeeping WHERE job = ?',
  );
  const setProgress = database.prepare<[string, number]>(
    `INSERT INTO housekeeping (job, done_ms) VALUES (?, ?)
     ON CONFLICT (job) DO UPDATE SET done_ms = excluded.done_ms`,
  );
  const prepared = jobs.map((job) => ({
    job,
    oldest: database.prepare<[], { atMs: number | null }>(job.oldestSql),
    deletions: job.deleteSql.map((sql) => database.prepare<{ fromMs: number; toMs: number }>(sql)),
  }));

  /** Where the job has come to; an unstarted job begins at its oldest row. Null while there is none. */
  const startOf = ({ job, oldest }: (typeof prepared)[number]): number | null => {
    const done = progress.get(job.name);
    if (done !== undefined) return done.doneMs;
    const oldestMs = oldest.get()?.atMs ?? null;
    if (oldestMs === null) return null;
    const startMs = wholeUnits(oldestMs, job.unitMs);
    setProgress.run(job.name, startMs);
    return startMs;
  };

  const stepOne = (one: (typeof prepared)[number], nowMs: number): number => {
    const { job, deletions } = one;
    const fromMs = startOf(one);
    if (fromMs === null) return 0;
    const toMs = wholeUnits(Math.min(nowMs - job.keepMs, fromMs + job.spanMs), job.unitMs);
    if (toMs <= fromMs) return 0;
    const deleted = deletions.reduce((sum, statement) => sum + statement.run({ fromMs, toMs }).changes, 0);
    setProgress.run(job.name, toMs);
    return deleted;
  };

  return {
    /** One span of every job that has something to do; call inside a transaction. Returns how many rows went. */
    step: (nowMs: number): number => prepared.reduce((sum, one) => sum + stepOne(one, nowMs), 0),
  };
}

/** The newest multiple of `unitMs` that is not after `atMs`. */
function wholeUnits(atMs: number, unitMs: number): number {
  return Math.floor(atMs / unitMs) * unitMs;
}
