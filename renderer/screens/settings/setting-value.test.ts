import { expect, it } from 'vitest';
import { valueLines } from './setting-value.ts';

it('shows a plain value as it is', () => {
  expect(valueLines('30000')).toEqual(['30000']);
  expect(valueLines('"x_forwarded_for"')).toEqual(['x_forwarded_for']);
  expect(valueLines('["gzip","zstd"]')).toEqual(['gzip, zstd']);
  expect(valueLines('null')).toEqual(['null']);
});

it('shows a nested value line by line', () => {
  expect(valueLines('{"mcp":{"max_running":4,"max_queued":8}}')).toEqual([
    'mcp: max running 4, max queued 8',
  ]);
});

it('says that an empty list or object holds nothing', () => {
  expect([valueLines('[]'), valueLines('{}')]).toEqual([['none'], ['none']]);
});

it('shows what is not JSON as it stands', () => {
  expect(valueLines('{cut off')).toEqual(['{cut off']);
});
