import type { Job } from '../../metadata/job.ts';
import type { JobFacts } from '../../metadata/job-facts.ts';
import { JOB_AREAS, type JobArea } from '../../signals/job-workers.ts';

function newest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times);
}

/** The published areas, and every worker outside them as an area of its own. */
function everyArea({ attention, lastCompleted }: JobFacts): readonly JobArea[] {
  const published = new Set(JOB_AREAS.flatMap(({ workers }) => workers));
  const others = new Set(
    [...attention, ...lastCompleted].map(({ worker }) => worker).filter((worker) => !published.has(worker)),
  );
  return [...JOB_AREAS, ...[...others].map((worker) => ({ area: worker, workers: [worker], everyMs: null }))];
}

/** Open and failed jobs of each area by state, and when one of its workers last completed, Unix ms. */
export function jobAreas(facts: JobFacts) {
  return everyArea(facts).map(({ area, workers, everyMs }) => ({
    area,
    workers,
    everyMs,
    states: statesOf(facts.attention.filter(({ worker }) => workers.includes(worker))),
    lastCompletedMs: newest(
      facts.lastCompleted.filter(({ worker }) => workers.includes(worker)).map(({ atMs }) => atMs),
    ),
  }));
}

function statesOf(jobs: readonly Job[]): { readonly state: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { state } of jobs) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count }));
}
