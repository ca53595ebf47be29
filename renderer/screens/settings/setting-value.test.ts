import { expect, it } from 'vitest';
import { valueLines } from './setting-value.ts';

const texts = (key: string, json: string) => valueLines(key, json).map(({ text }) => text);

it('shows a plain value as it is', () => {
  expect(valueLines('example_key', '30000')).toEqual([{ name: null, text: '30000' }]);
  expect(texts('example_key', '"x_forwarded_for"')).toEqual(['x_forwarded_for']);
  expect(texts('example_key', '["gzip","zstd"]')).toEqual(['gzip, zstd']);
  expect(texts('example_key', 'null')).toEqual(['null']);
});

it('adds what a large value is in the unit of its key', () => {
  expect(texts('max_size_bytes', '26214400')).toEqual(['26214400 (25 MiB)']);
});

it('shows a nested value line by line', () => {
  expect(valueLines('example_key', '{"mcp":{"max_queued":8,"queue_timeout_ms":5000}}')).toEqual([
    { name: 'mcp', text: 'max queued 8, queue timeout ms 5000 (5 s)' },
  ]);
});

it('says that an empty list or object holds nothing', () => {
  expect([texts('example_key', '[]'), texts('example_key', '{}')]).toEqual([['none'], ['none']]);
});

it('shows what is not JSON as it stands', () => {
  expect(texts('example_key', '{cut off')).toEqual(['{cut off']);
});

it('says how many entries a list of addresses has, because the entries are never read', () => {
  expect(texts('trusted_proxies', '2')).toEqual(['2 entries']);
  expect(texts('firewall_allowlist', '0')).toEqual(['empty']);
});
