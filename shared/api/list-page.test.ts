import { describe, expect, it } from 'vitest';
import { choicesOf, holdsText, listPage, listPageSchema } from './list-page.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e'];
const page = (offset: number, limit: number) => listPageSchema.parse({ offset, limit });

describe('a page of a list', () => {
  it('says where the next one begins until the end', () => {
    expect(listPage(ROWS, page(0, 2))).toMatchObject({ rows: ['a', 'b'], next: 2 });
    expect(listPage(ROWS, page(2, 3))).toMatchObject({ rows: ['c', 'd', 'e'], next: null });
  });

  it('is empty and last beyond the end', () => {
    expect(listPage(ROWS, page(9, 2))).toEqual({ rows: [], next: null, total: { count: 5, atLeast: false } });
  });

  it('says "at least" where the source could not list everything', () => {
    expect(listPage(ROWS, page(0, 2), false).total).toEqual({ count: 5, atLeast: true });
  });

  it('holds at most 200 rows', () => {
    expect(listPageSchema.safeParse({ limit: 201 }).success).toBe(false);
    expect(listPageSchema.parse({})).toEqual({ offset: 0, limit: 100 });
  });
});

describe('the choices of a filter', () => {
  it('count each value once, by their words', () => {
    const words = choicesOf(
      ['b', 'a', 'b'],
      (row) => row,
      (value) => value.toUpperCase(),
    );
    expect(words).toEqual([
      { value: 'a', word: 'A', count: 1 },
      { value: 'b', word: 'B', count: 2 },
    ]);
  });
});

describe('a text filter', () => {
  it('finds parts of any text, whatever the case, and leaves everything without a text', () => {
    expect(holdsText('MPLE', 'example', null)).toBe(true);
    expect(holdsText('other', 'example', null)).toBe(false);
    expect(holdsText(null, null)).toBe(true);
  });
});
