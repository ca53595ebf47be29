import { describe, expect, it } from 'vitest';
import { arrivals, refreshed } from './arrivals.ts';

interface Row {
  readonly id: string;
  readonly status: string;
}
const idOf = ({ id }: Row) => id;
const page = (ids: string, status = 'open', more = false) => ({
  rows: [...ids].map((id) => ({ id, status })),
  next: more ? { atMs: 0, id: 'z' } : null,
  total: { count: ids.length, atLeast: false },
});

describe('rows that arrive while somebody reads', () => {
  it('are those above the first row that is held', () => {
    expect(arrivals(page('edcb'), page('cb'), idOf)).toEqual({ count: 2, atLeast: false });
    expect(arrivals(page('cb'), page('cb'), idOf)).toEqual({ count: 0, atLeast: false });
  });

  it('are at least a whole page where the held row is no longer on it', () => {
    expect(arrivals(page('fed', 'open', true), page('cb'), idOf)).toEqual({ count: 3, atLeast: true });
  });

  it('are all rows where there were none before', () => {
    expect(arrivals(page('ba'), page(''), idOf)).toEqual({ count: 2, atLeast: false });
  });
});

it('a held row that settles meanwhile says so in its place', () => {
  expect(refreshed(page('cb'), page('dc', 'settled'), idOf)).toEqual([
    { id: 'c', status: 'settled' },
    { id: 'b', status: 'open' },
  ]);
});
