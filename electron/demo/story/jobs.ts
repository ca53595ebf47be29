import { hash } from 'node:crypto';
import type { Job } from '../../../shared/metadata/job.ts';
import { plannedJobs } from './job-plan.ts';
import { troubledJobs } from './job-troubles.ts';
import type { PlannedJob } from './planned-job.ts';

/**
 * The jobs at a story time: those that are open, and those that finished at or after `finishedSinceMs` (Unix ms).
 * `startMs` is the story's beginning, Unix ms. Cron times are those of the clock, troubles those of the story.
 */
export function jobsAt(elapsedMs: number, startMs: number, finishedSinceMs: number): readonly Job[] {
  const sinceMs = finishedSinceMs - startMs;
  return [...plannedJobs(sinceMs, elapsedMs, startMs), ...troubledJobs(sinceMs, elapsedMs, startMs)]
    .map((planned) => jobOf(planned, elapsedMs, startMs))
    .filter(({ completedAtMs, discardedAtMs }) => {
      const finishedAtMs = completedAtMs ?? discardedAtMs;
      return finishedAtMs === null || finishedAtMs >= finishedSinceMs;
    })
    .toSorted((a, b) => a.id - b.id);
}

function jobOf(planned: PlannedJob, elapsedMs: number, startMs: number): Job {
  const runs = planned.runs.filter(({ fromMs }) => fromMs <= elapsedMs);
  const last = runs.at(-1);
  const next = planned.runs[runs.length];
  const ended = last !== undefined && last.untilMs <= elapsedMs ? last : null;
  const endedAtMs = ended === null ? null : startMs + ended.untilMs;
  return {
    id: planned.id,
    state: last === undefined ? 'available' : (ended?.ends ?? 'executing'),
    queue: 'jobs',
    worker: planned.worker,
    attempt: runs.length,
    maxAttempts: planned.maxAttempts,
    priority: 0,
    insertedAtMs: startMs + planned.dueMs,
    scheduledAtMs: startMs + (ended?.ends === 'retryable' && next ? next.fromMs : planned.dueMs),
    attemptedAtMs: last === undefined ? null : startMs + last.fromMs,
    completedAtMs: ended?.ends === 'completed' ? endedAtMs : null,
    discardedAtMs: ended?.ends === 'discarded' ? endedAtMs : null,
    cancelledAtMs: null,
    targetRef: hash('md5', `${planned.worker} ${planned.target}`),
  };
}
