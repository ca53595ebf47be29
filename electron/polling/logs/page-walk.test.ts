import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterPage, isBelow, NEWEST, type WalkPlace } from './page-walk.ts';

/** What a server answers: at most `limit` times not newer than the place, newest first, less those to skip. */
function pageOf(times: readonly number[], place: WalkPlace, limit: number): readonly number[] {
  const toMs = place.toMs ?? Number.POSITIVE_INFINITY;
  return times
    .filter((atMs) => atMs <= toMs)
    .toSorted((a, b) => b - a)
    .slice(place.skip, place.skip + limit);
}

test('a walk reads every row exactly once, however many share a millisecond', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (times) => {
      const read: number[] = [];
      let place = NEWEST;
      for (let calls = 0; calls * 7 < times.length; calls += 1) {
        const page = pageOf(times, place, 7);
        read.push(...page);
        place = afterPage(place, page);
      }
      expect(read).toEqual(times.toSorted((a, b) => b - a));
    }),
  );
});

test('rows that arrive above the place push nothing past the reader', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 100 }),
      fc.array(fc.integer({ min: 51, max: 99 }), { maxLength: 100 }),
      (old, arriving) => {
        const read: number[] = [];
        let times = [...old];
        let place = NEWEST;
        for (let calls = 0; calls * 5 < old.length; calls += 1) {
          const page = pageOf(times, place, 5);
          read.push(...page);
          place = afterPage(place, page);
          times = [...times, ...arriving];
        }
        expect(read).toEqual(old.toSorted((a, b) => b - a));
      },
    ),
  );
});

test('an empty page leads nowhere', () => {
  expect(afterPage({ toMs: 5, skip: 2 }, [])).toEqual({ toMs: 5, skip: 2 });
});

test('a place is below another by its time, then by what it skips; the newest is below none', () => {
  expect(isBelow({ toMs: 4, skip: 0 }, { toMs: 5, skip: 9 })).toBe(true);
  expect(isBelow({ toMs: 5, skip: 3 }, { toMs: 5, skip: 2 })).toBe(true);
  expect(isBelow({ toMs: 5, skip: 2 }, { toMs: 5, skip: 2 })).toBe(false);
  expect(isBelow({ toMs: 5, skip: 0 }, NEWEST)).toBe(true);
  expect(isBelow(NEWEST, { toMs: 5, skip: 0 })).toBe(false);
});
