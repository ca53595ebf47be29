import { expect, it } from 'vitest';
import { settings } from '../metadata/testing/access-records.ts';
import { bulkheads } from './bulkheads.ts';

const withValue = (value: string) =>
  bulkheads(settings({ values: [{ family: 'gateway', key: 'bulkheads', value }] }));

it('are the published defaults without settings', () => {
  expect(bulkheads(null).get('proxy_stream')).toEqual({ running: 24, queued: 96 });
  expect(bulkheads(settings()).get('mcp')).toEqual({ running: 4, queued: 8 });
});

it('are those of the settings where they are read', () => {
  const changed = withValue('{"proxy_stream":{"max_concurrency":2,"queue_limit":3,"queue_timeout_ms":5000}}');
  expect(changed.get('proxy_stream')).toEqual({ running: 2, queued: 3 });
  expect(changed.get('proxy_http')).toEqual({ running: 32, queued: 128 });
});

it.each(['not json', '[]', '{"proxy_stream":{"max_concurrency":"2"}}'])(
  'are the defaults where the value is %s',
  (value) => {
    expect(withValue(value).get('proxy_stream')).toEqual({ running: 24, queued: 96 });
  },
);
