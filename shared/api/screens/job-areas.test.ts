import { describe, expect, it } from 'vitest';
import type { Job } from '../../metadata/job.ts';
import type { JobFacts } from '../../metadata/job-facts.ts';
import { jobAreas } from './job-areas.ts';

function job(id: number, worker: string, state: string): Job {
  return {
    id,
    state,
    queue: 'jobs',
    worker,
    attempt: 1,
    maxAttempts: 3,
    priority: 0,
    insertedAtMs: 1,
    scheduledAtMs: null,
    attemptedAtMs: null,
    completedAtMs: null,
    discardedAtMs: null,
    cancelledAtMs: null,
    targetRef: 'ref',
  };
}

const NOTHING: JobFacts = { attention: [], attentionTotal: 0, lastCompleted: [] };

describe('the areas of background work', () => {
  it('are all there, also those in which nothing happens', () => {
    const areas = jobAreas(NOTHING);
    expect(areas.map(({ area, everyMs }) => [area, everyMs])).toEqual([
      ['catalog sync', 30 * 60_000],
      ['pricing import', 60 * 60_000],
      ['account reconciliation', 60_000],
      ['alert evaluation', 5 * 60_000],
      ['alert delivery', null],
      ['token refresh', 15 * 60_000],
      ['daily rollup rebuild', 24 * 60 * 60_000],
      ['runtime cleanup', 15 * 60_000],
      ['saved reset redemption', null],
    ]);
    expect(
      areas.every(({ states, lastCompletedMs }) => states.length === 0 && lastCompletedMs === null),
    ).toBe(true);
  });

  it('count the jobs of both their workers by state', () => {
    const attention = [
      job(1, 'TokenRefreshWorker', 'retryable'),
      job(2, 'TokenRefreshEnqueueWorker', 'executing'),
      job(3, 'TokenRefreshWorker', 'discarded'),
    ];
    const area = jobAreas({ ...NOTHING, attention }).find(({ area: title }) => title === 'token refresh');
    expect(area?.states).toEqual([
      { state: 'retryable', count: 1 },
      { state: 'executing', count: 1 },
      { state: 'discarded', count: 1 },
    ]);
  });

  it('take the newest completion of any of their workers', () => {
    const lastCompleted = [
      { worker: 'CatalogSyncWorker', atMs: 5 },
      { worker: 'CatalogSyncEnqueueWorker', atMs: 9 },
    ];
    const area = jobAreas({ ...NOTHING, lastCompleted }).find(({ area: title }) => title === 'catalog sync');
    expect(area?.lastCompletedMs).toBe(9);
  });

  it('include workers that no published list names', () => {
    const attention = [job(1, 'ExampleWorker', 'available')];
    expect(jobAreas({ ...NOTHING, attention }).at(-1)).toMatchObject({
      area: 'ExampleWorker',
      states: [{ state: 'available', count: 1 }],
    });
  });
});
