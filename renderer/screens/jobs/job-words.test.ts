import { describe, expect, it } from 'vitest';
import { job } from '../../../shared/metadata/testing/history-records.ts';
import { cadenceWords, jobLook, ranMs } from './job-words.ts';

const JOB = job(1, { state: 'executing', attemptedAtMs: 2_000 });

describe('how long a job ran', () => {
  it('counts on while it executes', () => {
    expect(ranMs(JOB, 5_000)).toBe(3_000);
  });

  it('ends with it, whichever way it ended', () => {
    expect(ranMs({ ...JOB, state: 'completed', completedAtMs: 2_500 }, 9_000)).toBe(500);
    expect(ranMs({ ...JOB, state: 'discarded', discardedAtMs: 3_500 }, 9_000)).toBe(1_500);
  });

  it('is not told before the first attempt, nor between two', () => {
    expect(ranMs({ ...JOB, attemptedAtMs: null }, 9_000)).toBeNull();
    expect(ranMs({ ...JOB, state: 'retryable' }, 9_000)).toBeNull();
  });
});

it('says a cadence in its largest unit', () => {
  const minutes = [1, 15, 60, 1_440].map((count) => count * 60_000);
  expect([...minutes, null].map(cadenceWords)).toEqual([
    'every minute',
    'every 15 min',
    'every hour',
    'every day',
    'on demand',
  ]);
});

it('shows a state nobody published as unknown', () => {
  expect(jobLook('odd').tone).toBe('unknown');
});
