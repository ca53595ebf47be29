import { describe, expect, it } from 'vitest';
import type { OutcomeKind } from '../../shared/metadata/source.ts';
import { createScheduler, type PollTask } from './scheduler.ts';

/** Timers that a test fires by hand, and a task whose answers it gives. */
function bench(answers: readonly (OutcomeKind | Error | Promise<OutcomeKind>)[]) {
  const timers: { ms: number; fire: () => void }[] = [];
  const errors: unknown[][] = [];
  let runs = 0;
  const task: PollTask = {
    id: 'example',
    intervalMs: 1_000,
    run: async () => {
      const answer = answers[Math.min(runs, answers.length - 1)] ?? 'ok';
      runs += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const scheduler = createScheduler({
    tasks: [task],
    random: () => 0.5,
    after: (ms, callback) => {
      const timer = { ms, fire: callback };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    onError: (...args) => void errors.push(args),
  });
  const fire = async () => {
    timers.shift()?.fire();
    await settled();
  };
  return { scheduler, timers, errors, fire, runs: () => runs };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a task', () => {
  it('is polled at once and then again after its interval', async () => {
    const { scheduler, timers, fire, runs } = bench(['ok']);
    scheduler.start();
    await settled();
    expect([runs(), timers.map(({ ms }) => ms)]).toEqual([1, [1_000]]);
    await fire();
    expect([runs(), timers.map(({ ms }) => ms)]).toEqual([2, [1_000]]);
  });

  it('is asked less and less often while it fails, and as before once it answers', async () => {
    const { scheduler, timers, fire } = bench(['unreachable', 'unreachable', 'ok']);
    await scheduler.runAllNow();
    expect(timers[0]?.ms).toBe(2_000);
    await fire();
    expect(timers[0]?.ms).toBe(4_000);
    await fire();
    expect(timers[0]?.ms).toBe(1_000);
  });

  it.each(['unauthorized', 'forbidden'] as const)('waits for the operator after %s', async (outcome) => {
    const { scheduler, timers, runs } = bench([outcome, 'ok']);
    await scheduler.runAllNow();
    expect(timers).toEqual([]);
    await scheduler.runAllNow();
    expect([runs(), timers.length]).toEqual([2, 1]);
  });

  it('that breaks is reported and tried again later', async () => {
    const broken = new Error('the store failed');
    const { scheduler, timers, errors } = bench([broken]);
    await scheduler.runAllNow();
    expect(errors).toEqual([['example', broken]]);
    expect(timers[0]?.ms).toBe(2_000);
  });

  it('is never asked twice at a time, nor planned twice', async () => {
    const { promise, resolve } = Promise.withResolvers<OutcomeKind>();
    const { scheduler, timers, runs } = bench([promise, 'ok']);
    scheduler.start();
    const asked = Promise.all([scheduler.runAllNow(), scheduler.runAllNow()]);
    await settled();
    expect(runs()).toBe(1);
    resolve('ok');
    await asked;
    // Once more for both: what was running could not know what happened since it began.
    expect([runs(), timers.length]).toEqual([2, 1]);
  });

  it('asked for between two polls is not polled again until a whole interval later', async () => {
    const { scheduler, timers } = bench(['ok']);
    await scheduler.runAllNow();
    await scheduler.runAllNow();
    expect(timers.map(({ ms }) => ms)).toEqual([1_000]);
  });
});

describe('stopping', () => {
  it('waits for what is running and plans nothing more', async () => {
    const { promise, resolve } = Promise.withResolvers<OutcomeKind>();
    const { scheduler, timers } = bench([promise]);
    scheduler.start();
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await settled();
    expect(stopped).toBe(false);
    resolve('ok');
    await stopping;
    expect(timers).toEqual([]);
  });

  it('cancels what was planned and lets nothing begin any more', async () => {
    const { scheduler, timers, runs } = bench(['ok']);
    await scheduler.runAllNow();
    await scheduler.stop();
    await scheduler.runAllNow();
    expect([runs(), timers.length]).toEqual([1, 0]);
  });
});
