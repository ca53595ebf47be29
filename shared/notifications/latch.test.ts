import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advanceLatch, FALL_AFTER_MS, type Latch } from './latch.ts';

const START: Latch = { height: 0, below: null };

/** The looks at which it rose or fell. */
function moves(looks: readonly (readonly [atMs: number, height: number])[]): string[] {
  let latch = START;
  return looks.flatMap(([atMs, height]) => {
    const advanced = advanceLatch(latch, height, atMs);
    latch = advanced.latch;
    return advanced.moved === 'stayed' ? [] : [`${atMs / 1000} ${advanced.moved} to ${latch.height}`];
  });
}

it('rises at once, one step or several', () => {
  expect(
    moves([
      [0, 0],
      [1_000, 1],
      [2_000, 1],
      [3_000, 4],
    ]),
  ).toEqual(['1 rose to 1', '3 rose to 4']);
});

it('falls only after a minute below', () => {
  expect(
    moves([
      [0, 2],
      [1_000, 0],
      [60_999, 0],
      [61_000, 0],
    ]),
  ).toEqual(['0 rose to 2', '61 fell to 0']);
});

it('does not rise again where it was back within the minute, however often it flaps', () => {
  const looks = Array.from({ length: 20 }, (_, index) => [index * 50_000, (index + 1) % 2] as const);
  expect(moves(looks)).toEqual(['0 rose to 1']);
});

it('falls to the highest of the minute, not to a dip', () => {
  expect(
    moves([
      [0, 3],
      [1_000, 0],
      [30_000, 2],
      [61_000, 1],
      [122_000, 1],
    ]),
  ).toEqual(['0 rose to 3', '61 fell to 2']);
});

it('begins the minute anew under a clock that is set back', () => {
  expect(
    moves([
      [100_000, 1],
      [101_000, 0],
      [50_000, 0],
      [109_000, 0],
      [110_000, 0],
    ]),
  ).toEqual(['100 rose to 1', '110 fell to 0']);
});

it('never rises twice within a minute to the same height or a lower one, whatever is seen', () => {
  const look = fc.record({ pauseMs: fc.nat(40_000), height: fc.nat(4) });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
      let latch = START;
      let atMs = 0;
      const rises: { atMs: number; height: number }[] = [];
      for (const { pauseMs, height } of looks) {
        atMs += pauseMs;
        const advanced = advanceLatch(latch, height, atMs);
        expect(advanced.latch.height).toBeGreaterThanOrEqual(height);
        latch = advanced.latch;
        if (advanced.moved === 'rose') rises.push({ atMs, height });
      }
      for (const [index, rise] of rises.entries()) {
        const later = rises.slice(index + 1).filter((other) => other.height <= rise.height);
        for (const other of later) expect(other.atMs - rise.atMs).toBeGreaterThanOrEqual(FALL_AFTER_MS);
      }
    }),
  );
});
