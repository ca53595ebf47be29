import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../../shared/metadata/job.ts';
import { job, jobQuery } from '../testing/log-rows.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const HOUR = 60 * 60_000;
const NOW = 100 * HOUR;
const read = (observedAtMs: number, jobs: Job[], openComplete = true) =>
  kept.store.recordJobs({ jobs, observedAtMs, openComplete });
const executing = (id: number, insertedAtMs: number, change: Partial<Job> = {}) =>
  job(id, insertedAtMs, { state: 'executing', completedAtMs: null, ...change });
const discarded = (id: number, atMs: number, change: Partial<Job> = {}) =>
  job(id, atMs - 10, { state: 'discarded', completedAtMs: null, discardedAtMs: atMs, ...change });
const attention = (asOfMs: number) =>
  kept.store.jobFacts(asOfMs)?.attention.map(({ id, state }) => [id, state]);

describe('the history of jobs', () => {
  test('holds each job once, in its newest state, newest first', () => {
    read(2_000, [executing(1, 1_000), executing(2, 1_500)]);
    read(3_000, [job(1, 1_000), executing(2, 1_500)]);
    expect(kept.store.jobPage(jobQuery()).rows).toEqual([executing(2, 1_500), job(1, 1_000)]);
    expect(kept.store.jobPage(jobQuery({ asOfMs: 2_500, state: 'executing' })).rows).toHaveLength(2);
  });

  test('takes a job that a person has tried again as open', () => {
    read(2_000, [discarded(1, 1_000)]);
    read(3_000, [executing(1, 990)]);
    read(4_000, [job(1, 990)]);
    const states = [2_000, 3_000, 4_000].map(
      (asOfMs) => kept.store.jobPage(jobQuery({ asOfMs })).rows[0]?.state,
    );
    expect(states).toEqual(['discarded', 'executing', 'completed']);
  });

  test('says of an open job that is no longer there that it was pruned, by complete readings only', () => {
    read(2_000, [executing(1, 1_000)]);
    read(3_000, [], false);
    expect(attention(3_000)).toEqual([[1, 'executing']]);
    read(4_000, []);
    expect(attention(4_000)).toEqual([]);
    expect(kept.store.jobPage(jobQuery()).rows[0]?.state).toBe('pruned');
    expect(attention(3_999)).toEqual([[1, 'executing']]);
  });

  test('finds one job by its number, as it was last read', () => {
    read(2_000, [executing(1, 1_000)]);
    read(3_000, [job(1, 1_000)]);
    expect(kept.store.job(1)).toEqual(job(1, 1_000));
    expect(kept.store.job(2)).toBeNull();
  });

  test('is filtered by worker, state and text', () => {
    read(2_000, [job(1, 1_000), job(2, 1_001, { worker: 'QuotaRefreshWorker' }), executing(3, 1_002)]);
    const ids = (change: object) => kept.store.jobPage(jobQuery(change)).rows.map(({ id }) => id);
    expect(ids({ worker: 'QuotaRefreshWorker' })).toEqual([2]);
    expect(ids({ state: 'completed' })).toEqual([2, 1]);
    expect(ids({ text: 'quota' })).toEqual([2]);
    expect(ids({ text: '3' })).toEqual([3]);
    expect(ids({ worker: 'NoSuchWorker' })).toEqual([]);
    expect(ids({ limit: 1, after: { id: '2', atMs: 1_001 } })).toEqual([1]);
  });

  test('refuses a job with its arguments', () => {
    const leaking = { ...job(1, 1_000), args: { token: 'sentinel' } };
    expect(() => read(2_000, [leaking])).toThrow(/args/);
    expect(kept.store.jobFacts(9_000)).toBeNull();
  });
});

describe('the facts about jobs', () => {
  test('are null until jobs have been read', () => {
    expect(kept.store.jobFacts(1_000)).toBeNull();
    read(2_000, []);
    expect(kept.store.jobFacts(1_999)).toBeNull();
    expect(kept.store.jobFacts(2_000)).toEqual({ attention: [], attentionTotal: 0, lastCompleted: [] });
  });

  test('name open jobs and failures of the last day, oldest first', () => {
    read(NOW, [
      discarded(1, NOW - 25 * HOUR),
      discarded(2, NOW - 23 * HOUR),
      executing(3, NOW - 50 * HOUR),
      discarded(4, NOW - HOUR, { state: 'cancelled', discardedAtMs: null, cancelledAtMs: NOW - HOUR }),
      job(5, NOW - HOUR, { targetRef: 'other' }),
    ]);
    expect(attention(NOW)).toEqual([
      [3, 'executing'],
      [2, 'discarded'],
      [4, 'cancelled'],
    ]);
  });

  test('leave out a failure that a later success of the same worker and target has cleared (pooler-contract 6.3)', () => {
    const failedMs = NOW - 2 * HOUR;
    const success = (id: number, change: Partial<Job>) =>
      job(id, failedMs, { completedAtMs: failedMs + 1, ...change });
    read(NOW - HOUR, [discarded(1, failedMs), success(2, { targetRef: 'other' })]);
    read(NOW - HOUR + 1, [success(3, { worker: 'OtherWorker' }), success(4, { completedAtMs: failedMs })]);
    expect(attention(NOW - HOUR + 1)).toEqual([[1, 'discarded']]);
    read(NOW, [success(5, {})]);
    expect(attention(NOW)).toEqual([]);
    expect(attention(NOW - 1)).toEqual([[1, 'discarded']]);
  });

  test('count what is beyond five hundred', () => {
    read(
      NOW,
      Array.from({ length: 510 }, (_, n) => executing(n, NOW - HOUR + n)),
    );
    const facts = kept.store.jobFacts(NOW);
    expect([facts?.attention.length, facts?.attentionTotal, facts?.attention[0]?.id]).toEqual([500, 510, 0]);
  });

  test('give each worker’s newest completion that was known then', () => {
    read(2_000, [job(1, 1_000), job(2, 1_100, { worker: 'QuotaRefreshWorker' })]);
    read(4_000, [job(3, 3_000)]);
    const at = (asOfMs: number) =>
      kept.store
        .jobFacts(asOfMs)
        ?.lastCompleted.map(({ worker, atMs }) => `${worker} ${atMs}`)
        .sort();
    expect(at(3_999)).toEqual(['QuotaRefreshWorker 1600', 'TokenRefreshWorker 1500']);
    expect(at(4_000)).toEqual(['QuotaRefreshWorker 1600', 'TokenRefreshWorker 3500']);
  });
});
