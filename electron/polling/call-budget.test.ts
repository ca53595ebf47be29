import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallBudget } from './call-budget.ts';

/** A clock that moves only when the budget sleeps or a test says so. */
function handClock(startMs = 0) {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advance: (ms: number) => {
      nowMs += ms;
    },
    sleep: async (ms: number) => {
      // What may run now runs first: time passes only once everybody waits.
      await settled();
      nowMs += ms;
    },
  };
}

/** A call that ends when it is told to. */
function heldCall() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { call: () => promise, end: resolve };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('calls in flight', () => {
  it('never exceed their limit, and the next begins when one ends', async () => {
    const budget = createCallBudget({ callsPerMinute: 60, callsInFlight: 2, ...handClock() });
    const held = Array.from({ length: 3 }, heldCall);
    const started: number[] = [];
    const runs = held.map(({ call }, index) =>
      budget.run(() => {
        started.push(index);
        return call();
      }),
    );
    await settled();
    expect(started).toEqual([0, 1]);
    held[1]?.end();
    await settled();
    expect(started).toEqual([0, 1, 2]);
    for (const { end } of held) end();
    await Promise.all(runs);
  });

  it('leave the budget idle only while nobody calls or waits', async () => {
    const budget = createCallBudget({ callsPerMinute: 60, callsInFlight: 1, ...handClock() });
    expect(budget.isIdle()).toBe(true);
    const [first, second] = [heldCall(), heldCall()];
    const runs = [budget.run(first.call), budget.run(second.call)];
    expect(budget.isIdle()).toBe(false);
    first.end();
    await settled();
    expect(budget.isIdle()).toBe(false);
    second.end();
    await Promise.all(runs);
    expect(budget.isIdle()).toBe(true);
  });

  it('are given to those who wait in their order, and not to a newcomer', async () => {
    const budget = createCallBudget({ callsPerMinute: 60, callsInFlight: 1, ...handClock() });
    const order: string[] = [];
    const first = heldCall();
    const note = (name: string) => async () => void order.push(name);
    const runs = [budget.run(first.call), budget.run(note('waited longest')), budget.run(note('waited'))];
    await settled();
    first.end();
    runs.push(budget.run(note('newcomer')));
    await Promise.all(runs);
    expect(order).toEqual(['waited longest', 'waited', 'newcomer']);
  });

  it('are freed by a call that fails, whose error comes back', async () => {
    const budget = createCallBudget({ callsPerMinute: 60, callsInFlight: 1, ...handClock() });
    await expect(budget.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await budget.run(async () => 'next')).toBe('next');
  });
});

describe('calls a minute', () => {
  it('may all begin at once, and the next waits until the first is a minute old', async () => {
    const clock = handClock();
    const budget = createCallBudget({ callsPerMinute: 3, callsInFlight: 2, ...clock });
    for (let count = 0; count < 3; count += 1) await budget.run(async () => {});
    expect(clock.nowMs()).toBe(0);
    await budget.run(async () => {});
    expect(clock.nowMs()).toBe(60_000);
  });

  it('begin anew at once when a person asks for a refresh, also for a call that waits', async () => {
    const clock = handClock();
    const budget = createCallBudget({ callsPerMinute: 1, callsInFlight: 1, ...clock });
    await budget.run(async () => {});
    const waiting = budget.run(async () => {});
    budget.renew();
    await waiting;
    expect(clock.nowMs()).toBeLessThan(1_000);
  });

  it('are not stopped by a clock that was set back by hours', async () => {
    const clock = handClock(10 * 3_600_000);
    const budget = createCallBudget({ callsPerMinute: 1, callsInFlight: 1, ...clock });
    await budget.run(async () => {});
    clock.advance(-9 * 3_600_000);
    const beforeMs = clock.nowMs();
    await budget.run(async () => {});
    expect(clock.nowMs()).toBe(beforeMs);
  });
});

it('neither limit is ever exceeded, whenever calls come and however long they take', async () => {
  const arrival = fc.record({ pauseMs: fc.nat(20_000), takesMs: fc.nat(5_000) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(arrival, { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      async (arrivals, callsPerMinute, callsInFlight) => {
        const clock = handClock();
        const budget = createCallBudget({ callsPerMinute, callsInFlight, ...clock });
        const begun: number[] = [];
        let inFlight = 0;
        const runs = arrivals.map(({ pauseMs, takesMs }) => {
          clock.advance(pauseMs);
          return budget.run(async () => {
            begun.push(clock.nowMs());
            inFlight += 1;
            expect(inFlight).toBeLessThanOrEqual(callsInFlight);
            await settled();
            clock.advance(takesMs);
            inFlight -= 1;
          });
        });
        await Promise.all(runs);
        expect(begun).toHaveLength(arrivals.length);
        for (const atMs of begun) {
          const inSameMinute = begun.filter((other) => other >= atMs && other < atMs + 60_000);
          expect(inSameMinute.length).toBeLessThanOrEqual(callsPerMinute);
        }
      },
    ),
    { numRuns: 60 },
  );
});
