import { describe, expect, test } from 'vitest';
import { effectOf } from './reading-order.ts';

const settled = { knownMs: 100, readMs: null };
const open = { knownMs: 100, readMs: 150 };
const next = (observedAtMs: number, change: { open?: boolean; same?: boolean } = {}) => ({
  observedAtMs,
  open: false,
  same: false,
  ...change,
});

describe('a further reading of a row', () => {
  test('that says the same changes nothing, or notes that an open row was seen again', () => {
    expect(effectOf(settled, next(200, { same: true }), false)).toBe('keep');
    expect(effectOf(open, next(200, { open: true, same: true }), false)).toBe('seen again');
  });

  test('that says the same from an earlier moment makes it known since then', () => {
    expect(effectOf(settled, next(50, { same: true }), false)).toBe('overwrite');
  });

  test('never opens a settled row, but for rows that may', () => {
    expect(effectOf(settled, next(200, { open: true }), false)).toBe('keep');
    expect(effectOf(settled, next(200, { open: true }), true)).toBe('replace');
  });

  test('settles an open row whichever was read first', () => {
    expect(effectOf(open, next(200), false)).toBe('replace');
    expect(effectOf(open, next(90), false)).toBe('overwrite');
  });

  test('that differs counts only where it is the newer one', () => {
    expect(effectOf(open, next(151, { open: true }), false)).toBe('replace');
    expect(effectOf(open, next(150, { open: true }), false)).toBe('keep');
    expect(effectOf(settled, next(101), false)).toBe('replace');
    expect(effectOf(settled, next(99), false)).toBe('keep');
  });
});
