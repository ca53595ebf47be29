import { expect, it } from 'vitest';
import { sleepUntil } from './sleep.ts';

/** Timers that a test fires by hand. */
function handTimers() {
  const timers: (() => void)[] = [];
  const after = (_ms: number, callback: () => void) => {
    timers.push(callback);
    return () => void timers.splice(timers.indexOf(callback), 1);
  };
  return { timers, after };
}

it('ends when its time is over, and leaves nothing that could end it again', async () => {
  const { timers, after } = handTimers();
  const ending = new AbortController();
  const sleep = sleepUntil(1_000, after, ending.signal);
  timers[0]?.();
  ending.abort();
  await expect(sleep).resolves.toBeUndefined();
});

it('is given up with its signal, timer included', async () => {
  const { timers, after } = handTimers();
  const ending = new AbortController();
  const sleep = sleepUntil(1_000, after, ending.signal);
  ending.abort(new Error('the end'));
  await expect(sleep).rejects.toThrow('the end');
  expect(timers).toEqual([]);
});

it('does not begin once its signal is aborted', async () => {
  const { timers, after } = handTimers();
  await expect(sleepUntil(1_000, after, AbortSignal.abort(new Error('the end')))).rejects.toThrow('the end');
  expect(timers).toEqual([]);
});
