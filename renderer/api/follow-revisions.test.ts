import { describe, expect, it } from 'vitest';
import type { Area, Revision } from '../../shared/api/ports.ts';
import { backOffMs, followRevisions } from './follow-revisions.ts';

type Answer = Revision | Error;

/** Follows until the answers run out; returns what was asked, told and waited for. */
async function follow(answers: readonly Answer[]) {
  const stop = new AbortController();
  const left = [...answers];
  const asked: number[] = [];
  const told: (readonly Area[] | null)[] = [];
  const pauses: number[] = [];
  await followRevisions(stop.signal, {
    wait: async (after) => {
      asked.push(after);
      const answer = left.shift();
      if (left.length === 0) stop.abort();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer');
      return answer;
    },
    changed: (areas) => told.push(areas),
    random: () => 1,
    pause: async (ms) => {
      pauses.push(ms);
    },
  });
  return { asked, told, pauses };
}

describe('followRevisions', () => {
  it('reads everything again after the first answer and only what changed after later ones', async () => {
    const { asked, told } = await follow([
      { revision: 4, areas: [] },
      { revision: 5, areas: ['slo'] },
    ]);
    expect(asked).toEqual([-1, 4]);
    expect(told).toEqual([null, ['slo']]);
  });

  it('tells nothing and pauses when the wait ran out without news', async () => {
    const { told, pauses } = await follow([
      { revision: 4, areas: [] },
      { revision: 4, areas: [] },
    ]);
    expect(told).toEqual([null]);
    expect(pauses).toEqual([1_000]);
  });

  it('starts from nothing after a failure, because the process may be another one', async () => {
    const { asked, told } = await follow([
      { revision: 9, areas: [] },
      new Error('unreachable'),
      { revision: 2, areas: [] },
    ]);
    expect(asked).toEqual([-1, 9, -1]);
    expect(told).toEqual([null, null]);
  });

  it('waits longer after each failure in a row and no longer than a quarter of a minute', async () => {
    const { pauses } = await follow(Array.from({ length: 7 }, () => new Error('unreachable')));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  it('leaves up to half of a delay to chance', () => {
    expect([backOffMs(3, 0), backOffMs(3, 1)]).toEqual([2_000, 4_000]);
  });
});
