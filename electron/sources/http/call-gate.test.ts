import { expect, test } from 'vitest';
import { createCallGate } from './call-gate.ts';

test('never more than its places run at once, in the order they came, failures included', async () => {
  const gate = createCallGate(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const call = (nth: number) =>
    gate(async () => {
      started.push(nth);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      if (nth % 3 === 0) throw new Error(`call ${nth}`);
      return nth;
    });
  const results = await Promise.allSettled(Array.from({ length: 9 }, (_, nth) => call(nth)));
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  expect(await gate(() => Promise.resolve('free again'))).toBe('free again');
});
