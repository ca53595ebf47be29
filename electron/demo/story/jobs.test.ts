import { describe, expect, test } from 'vitest';
import { type Job, jobSchema, OPEN_JOB_STATES } from '../../../shared/metadata/job.ts';
import { jobsAt } from './jobs.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';

const START_MS = Date.UTC(2026, 0, 15, 10);
const MINUTE_MS = 60_000;
const { reauthAtMs, quotaAtMs, outageAtMs, recoveryAtMs, calmAtMs } = STORY_EVENTS;
/** A turn with others before it. */
const TURN_MS = 6 * STORY_LENGTH_MS;

function jobs(turnMs: number, lookBackMs = STORY_LENGTH_MS): readonly Job[] {
  const elapsedMs = TURN_MS + turnMs;
  return jobsAt(elapsedMs, START_MS, START_MS + elapsedMs - lookBackMs);
}

/** What an operator must look at (pooler-contract 6.3), as `worker state`; five minutes make a backlog. */
function attention(turnMs: number): string[] {
  const nowMs = START_MS + TURN_MS + turnMs;
  const all = jobs(turnMs);
  const cleared = (failed: Job) =>
    all.some(
      ({ worker, targetRef, completedAtMs }) =>
        worker === failed.worker &&
        targetRef === failed.targetRef &&
        (completedAtMs ?? 0) > (failed.discardedAtMs ?? 0),
    );
  const isTrouble = (job: Job): boolean => {
    if (job.state === 'discarded') return !cleared(job);
    if (job.state === 'available') return nowMs - (job.scheduledAtMs ?? 0) >= 5 * MINUTE_MS;
    if (job.state === 'executing') return nowMs - (job.attemptedAtMs ?? 0) > 30_000;
    return job.state === 'retryable';
  };
  return all.filter(isTrouble).map(({ worker, state }) => `${worker} ${state}`);
}

test('every job passes the allow-list, and no two share an id', () => {
  for (const turnMs of [0, reauthAtMs, outageAtMs + 70_000, recoveryAtMs + 5_000, calmAtMs]) {
    const all = jobs(turnMs);
    for (const job of all) expect(jobSchema.parse(job)).toEqual(job);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  }
});

test('the calm has nothing to look at', () => {
  for (let turnMs = 0; turnMs < STORY_LENGTH_MS; turnMs += 2_000) {
    if (momentAt(turnMs).phase === 'calm') expect(attention(turnMs), String(turnMs)).toEqual([]);
  }
});

test('a sign-in that no longer holds discards its refresh, until a later success of the same target', () => {
  expect(attention(reauthAtMs - 100)).toEqual([]);
  expect(attention(reauthAtMs)).toEqual(['TokenRefreshWorker discarded']);
  expect(attention(quotaAtMs)).toEqual(['TokenRefreshWorker discarded']);
  expect(attention(recoveryAtMs + 4_000)).not.toContain('TokenRefreshWorker discarded');
});

test('the outage has a job that is retried, one that is stuck, and a backlog', () => {
  const late = attention(outageAtMs + 80_000);
  expect(late.toSorted()).toEqual([
    'CatalogSyncEnqueueWorker executing',
    ...Array.from({ length: 4 }, () => 'CatalogSyncWorker available'),
    'TokenRefreshWorker discarded',
    'TokenRefreshWorker retryable',
  ]);
  const retried = jobs(outageAtMs + 80_000).find(({ state }) => state === 'retryable');
  expect(retried).toMatchObject({ attempt: 2, maxAttempts: 8, completedAtMs: null });
});

describe('cron', () => {
  test('keeps its cadence by the clock, each worker for itself', () => {
    const done = jobs(0, 60 * MINUTE_MS).filter(({ state }) => state === 'completed');
    const count = (name: string) => done.filter(({ worker }) => worker === name).length;
    expect(count('AccountReconciliationWorker')).toBeGreaterThanOrEqual(59 * 9);
    expect(count('AlertEvaluationWorker')).toBeGreaterThanOrEqual(11);
    expect(count('RuntimeStateCleanupWorker')).toBeGreaterThanOrEqual(3);
    expect(count('PricingImportWorker')).toBe(1);
  });

  test('runs before the story too, without its troubles', () => {
    const before = jobsAt(-STORY_LENGTH_MS, START_MS, START_MS - 2 * STORY_LENGTH_MS);
    expect(before.length).toBeGreaterThan(50);
    expect(before.every(({ state }) => OPEN_JOB_STATES.has(state) || state === 'completed')).toBe(true);
  });

  test('is forgotten after a day', () => {
    const all = jobs(0, 48 * 60 * MINUTE_MS).filter(({ worker }) => worker === 'DailyRollupRebuildWorker');
    expect(all).toHaveLength(1);
  });
});

test('two reads that overlap tell the same of the same job', () => {
  const done = jobs(recoveryAtMs + 20_000).filter(({ completedAtMs }) => completedAtMs !== null);
  const first = new Map(done.map((job) => [job.id, job]));
  const both = jobs(recoveryAtMs + 35_000, 2 * MINUTE_MS).filter(({ id }) => first.has(id));
  expect(both.length).toBeGreaterThan(10);
  for (const job of both) expect(first.get(job.id)).toEqual(job);
});
