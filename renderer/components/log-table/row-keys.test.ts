import { describe, expect, it } from 'vitest';
import { rowForKey } from './row-keys.ts';

describe('a key in a table', () => {
  it('moves by a row, by a page or to an end', () => {
    expect(rowForKey('ArrowDown', 3, 100, 20)).toBe(4);
    expect(rowForKey('ArrowUp', 3, 100, 20)).toBe(2);
    expect(rowForKey('PageDown', 3, 100, 20)).toBe(23);
    expect(rowForKey('PageUp', 30, 100, 20)).toBe(10);
    expect(rowForKey('Home', 30, 100, 20)).toBe(0);
    expect(rowForKey('End', 30, 100, 20)).toBe(99);
  });

  it('stops at the first and at the last row', () => {
    expect(rowForKey('ArrowUp', 0, 100, 20)).toBe(0);
    expect(rowForKey('PageDown', 95, 100, 20)).toBe(99);
  });

  it('begins at the first row', () => {
    expect(rowForKey('ArrowDown', -1, 100, 20)).toBe(0);
    expect(rowForKey('ArrowUp', -1, 100, 20)).toBe(0);
  });

  it('means nothing in an empty table, and neither does any other key', () => {
    expect(rowForKey('End', -1, 0, 20)).toBeNull();
    expect(rowForKey('x', 3, 100, 20)).toBeNull();
  });
});
