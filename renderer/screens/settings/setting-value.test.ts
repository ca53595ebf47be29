import { expect, it } from 'vitest';
import { valueLines } from './setting-value.ts';

it('shows a plain value as it is', () => {
  expect(valueLines('example_key', '30000')).toEqual(['30000']);
  expect(valueLines('example_key', '"x_forwarded_for"')).toEqual(['x_forwarded_for']);
  expect(valueLines('example_key', '["gzip","zstd"]')).toEqual(['gzip, zstd']);
  expect(valueLines('example_key', 'null')).toEqual(['null']);
});

it('shows a nested value line by line', () => {
  expect(valueLines('example_key', '{"mcp":{"max_running":4,"max_queued":8}}')).toEqual([
    'mcp: max running 4, max queued 8',
  ]);
});

it('says that an empty list or object holds nothing', () => {
  expect([valueLines('example_key', '[]'), valueLines('example_key', '{}')]).toEqual([['none'], ['none']]);
});

it('shows what is not JSON as it stands', () => {
  expect(valueLines('example_key', '{cut off')).toEqual(['{cut off']);
});

it('says how many entries a list of addresses has, because the entries are never read', () => {
  expect(valueLines('trusted_proxies', '2')).toEqual(['2 entries']);
  expect(valueLines('firewall_allowlist', '0')).toEqual(['empty']);
});
