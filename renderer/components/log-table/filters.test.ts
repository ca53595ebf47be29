import { describe, expect, it } from 'vitest';
import { filtersSet, readAddress, writeAddress } from './filters.ts';

const NAMES = ['pool', 'code', 'text'];

describe('the filters of a table', () => {
  it('are the same after a way through the address', () => {
    const address = { filters: { pool: 'p 1', code: 'a&b' }, openId: 'r/1' };
    const [path, search = ''] = writeAddress('/requests', address).split('?');
    expect(path).toBe('/requests');
    expect(readAddress(search, NAMES)).toEqual(address);
  });

  it('leave the bare path where nothing is set', () => {
    expect(writeAddress('/requests', { filters: { pool: '' }, openId: null })).toBe('/requests');
  });

  it('take only names the table knows, and no endless value', () => {
    expect(readAddress('other=1&text=+', NAMES)).toEqual({ filters: {}, openId: null });
    expect(readAddress(`text=${'x'.repeat(1_000)}`, NAMES).filters.text).toHaveLength(300);
  });
});

it('counts both ends of a span as one filter', () => {
  expect(filtersSet({ from: 'a', to: 'b', pool: 'p' })).toBe(2);
  expect(filtersSet({ to: 'b' })).toBe(1);
  expect(filtersSet({})).toBe(0);
});
