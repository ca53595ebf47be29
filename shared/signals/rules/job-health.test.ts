import { expect, it } from 'vitest';
import type { Job } from '../../metadata/job.ts';
import { job, jobFacts } from '../../metadata/testing/history-records.ts';
import { MINUTE_MS, NOW_MS } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { jobHealth } from './job-health.ts';

/** The jobs were read five seconds ago, as all test sources were. */
const READ_MS = NOW_MS - 5_000;
const withJobs = (...changes: Partial<Job>[]) =>
  withHistory({ jobs: jobFacts(changes.map((change, index) => job(index, change))) });

const executing = (forMs: number, worker = 'TokenRefreshWorker') =>
  withJobs({ state: 'executing', worker, attemptedAtMs: READ_MS - forMs });

testRule({
  rule: 'job.stuck',
  of: jobHealth,
  fires: executing(5 * MINUTE_MS),
  saying: {
    id: 'job.stuck:TokenRefreshWorker',
    title: '1 token refresh job is stuck',
    impact: 'Tokens of upstreams may expire and take them out of service',
    knownSince: { atMs: READ_MS - 5 * MINUTE_MS + 45_000, isLowerBound: false },
    evidence: [
      expect.objectContaining({ text: 'TokenRefreshWorker, queue jobs, executing, attempt 1 of 8' }),
    ],
  },
  silent: executing(60 * MINUTE_MS, 'SomeNewWorker'),
  threshold: [executing(45_000), executing(45_001)],
  restsOn: ['jobs'],
});

testRule({
  rule: 'job.retrying',
  of: jobHealth,
  fires: withJobs({ state: 'retryable', attempt: 3 }, { state: 'retryable' }),
  saying: { title: '2 token refresh jobs failed and wait for a retry', pendingForMs: 2 * MINUTE_MS },
  silent: withJobs({ state: 'executing', attemptedAtMs: READ_MS }),
  threshold: [withJobs(), withJobs({ state: 'retryable' })],
  restsOn: ['jobs'],
});

testRule({
  rule: 'job.discarded',
  of: jobHealth,
  fires: withJobs({ state: 'discarded', discardedAtMs: READ_MS - MINUTE_MS }),
  saying: {
    title: '1 token refresh job failed for good',
    knownSince: { atMs: READ_MS - MINUTE_MS, isLowerBound: false },
  },
  silent: withJobs({ state: 'completed' }),
  threshold: [withJobs(), withJobs({ state: 'discarded' })],
  restsOn: ['jobs'],
});

testRule({
  rule: 'job.cancelled',
  of: jobHealth,
  fires: withJobs({ state: 'cancelled', cancelledAtMs: READ_MS }),
  saying: { severity: 'info', title: '1 token refresh job was cancelled' },
  silent: withJobs({ state: 'suspended' }),
  threshold: [withJobs(), withJobs({ state: 'cancelled' })],
  restsOn: ['jobs'],
});

const due = (agoMs: number, state = 'available') => withJobs({ state, scheduledAtMs: READ_MS - agoMs });

testRule({
  rule: 'job.backlog',
  of: jobHealth,
  fires: due(10 * MINUTE_MS),
  saying: { title: '1 token refresh job is due and not started' },
  silent: due(10 * MINUTE_MS, 'suspended'),
  threshold: [due(5 * MINUTE_MS - 1), due(5 * MINUTE_MS)],
  restsOn: ['jobs'],
});

const completed = (worker: string, agoMs: number) =>
  withHistory({ jobs: jobFacts([], { lastCompleted: [{ worker, atMs: READ_MS - agoMs }] }) });

testRule({
  rule: 'job.overdue',
  of: jobHealth,
  fires: completed('RuntimeStateCleanupWorker', 60 * MINUTE_MS),
  saying: {
    title: 'The runtime cleanup job has not run when it was due',
    evidence: [
      expect.objectContaining({
        text: 'RuntimeStateCleanupWorker completed last 2026-01-15T09:19Z, due every 15 min',
      }),
    ],
  },
  silent: completed('TokenRefreshWorker', 60 * MINUTE_MS),
  threshold: [
    completed('RuntimeStateCleanupWorker', 30 * MINUTE_MS - 1),
    completed('RuntimeStateCleanupWorker', 30 * MINUTE_MS),
  ],
  restsOn: ['jobs'],
});

it('gives a job of every minute five minutes', () => {
  const last = (agoMs: number) => jobHealth(completed('AccountReconciliationEnqueueWorker', agoMs));
  expect(last(5 * MINUTE_MS - 1)).toEqual([]);
  expect(last(5 * MINUTE_MS)).toHaveLength(1);
});

it('counts jobs that are in the same trouble', () => {
  const three = withJobs({ state: 'discarded' }, { state: 'discarded' }, { state: 'discarded', attempt: 8 });
  expect(jobHealth(three)[0]?.evidence.map(({ text }) => text)).toEqual([
    'TokenRefreshWorker, queue jobs, discarded, attempt 1 of 8, 2 jobs',
    'TokenRefreshWorker, queue jobs, discarded, attempt 8 of 8',
  ]);
});

it('tells each worker by itself', () => {
  const both = withJobs({ state: 'discarded' }, { state: 'discarded', worker: 'AlertDeliveryWorker' });
  expect(jobHealth(both).map(({ subject }) => subject.label)).toEqual(['token refresh', 'alert delivery']);
});

it('is silent without a database', () => {
  expect(jobHealth(withHistory({}))).toEqual([]);
});
