import { describe, expect, it } from 'vitest';
import { keysOf, SCREENS, screenAt, screenByNumber } from './screens.ts';

function distinct(values: readonly string[]): number {
  return new Set(values).size;
}

describe('the screens of the rail', () => {
  it('have keys and paths of their own', () => {
    expect(distinct(SCREENS.map(({ key }) => key))).toBe(SCREENS.length);
    expect(distinct(SCREENS.map(({ path }) => path))).toBe(SCREENS.length);
  });

  it('have a figure up to the ninth, and say so', () => {
    expect(screenByNumber(1)).toBe(SCREENS[0]);
    expect(screenByNumber(9)).toBe(SCREENS[8]);
    expect([screenByNumber(0), screenByNumber(10), screenByNumber(Number.NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(SCREENS.map(keysOf).filter((keys) => keys.startsWith('Alt'))).toHaveLength(9);
  });

  it('own the paths below them, but the first owns only its own', () => {
    expect(screenAt('/access/invites')?.path).toBe('/access');
    expect(screenAt('/')?.path).toBe('/');
    expect(screenAt('/nowhere')).toBeUndefined();
  });
});
