import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AREAS, type Area } from '../../shared/api/ports.ts';
import { createRevisions } from './revisions.ts';

/** Revisions whose longest wait a test ends by hand. */
function bench() {
  const timers = new Set<() => void>();
  const revisions = createRevisions((_ms, callback) => {
    timers.add(callback);
    return () => void timers.delete(callback);
  });
  const timeOut = () => {
    for (const callback of [...timers]) callback();
  };
  return { ...revisions, timers, timeOut };
}

describe('a page that is up to date', () => {
  it('waits for the next change and learns what it touched', async () => {
    const { bump, wait, timers } = bench();
    const waiting = wait(1, undefined);
    bump(['slo']);
    expect(await waiting).toEqual({ revision: 2, areas: ['slo'] });
    expect(timers.size).toBe(0);
  });

  it('is answered without news when the wait runs out', async () => {
    const { wait, timeOut } = bench();
    const waiting = wait(1, undefined);
    timeOut();
    expect(await waiting).toEqual({ revision: 1, areas: [] });
  });

  it('is let go when it turns away, before or after it began to wait', async () => {
    const { wait, timers } = bench();
    const leaving = new AbortController();
    const waiting = wait(1, leaving.signal);
    leaving.abort();
    expect(await waiting).toEqual({ revision: 1, areas: [] });
    expect(await wait(1, leaving.signal)).toEqual({ revision: 1, areas: [] });
    expect(timers.size).toBe(0);
  });

  it('waits beside others, and one change answers all', async () => {
    const { bump, wait } = bench();
    const pages = [wait(1, undefined), wait(1, undefined)];
    bump(['drafts']);
    expect((await Promise.all(pages)).map(({ revision }) => revision)).toEqual([2, 2]);
  });
});

describe('a page that is behind', () => {
  it('is answered at once with everything it missed, each area once', async () => {
    const { bump, wait } = bench();
    bump(['picture']);
    bump(['signals', 'picture']);
    expect(await wait(1, undefined)).toEqual({ revision: 3, areas: ['picture', 'signals'] });
  });

  it('is told to read everything again when it missed more than is remembered', async () => {
    const { bump, wait } = bench();
    for (let count = 0; count < 200; count += 1) bump(['picture']);
    expect((await wait(1, undefined)).areas).toEqual(['picture']);
    bump(['picture']);
    expect((await wait(1, undefined)).areas).toEqual(AREAS);
  });

  it.each([-1, 0, 99])(
    'is told to read everything again when it holds the strange revision %j',
    async (revision) => {
      expect(await bench().wait(revision, undefined)).toEqual({ revision: 1, areas: AREAS });
    },
  );
});

it('no page ever loses an area, however changes and questions interleave', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('bump' as const), areas: fc.subarray([...AREAS], { minLength: 1 }) }),
    fc.record({ kind: fc.constant('ask' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { bump, wait, timeOut } = bench();
      let held = 1;
      const owed = new Set<Area>();
      for (const move of steps) {
        if (move.kind === 'bump') {
          bump(move.areas);
          for (const area of move.areas) owed.add(area);
          continue;
        }
        const waiting = wait(held, undefined);
        timeOut();
        const { revision, areas } = await waiting;
        expect(new Set(areas)).toEqual(owed);
        owed.clear();
        held = revision;
      }
    }),
  );
});
