import { expect, it } from 'vitest';
import { SOURCE_IDS } from '../metadata/source.ts';
import { sourcesText } from './source-words.ts';

it('names a few sources one by one, in the order of the surfaces', () => {
  expect(sourcesText(new Set(['slo', 'quotas', 'pools', 'audit']), 'data')).toBe(
    'Pool, quota and audit data and service metrics',
  );
});

it('calls many by what they belong to, and single ones of a group by their own name', () => {
  expect(sourcesText(new Set(SOURCE_IDS), 'metadata')).toBe(
    'inventory, access, log, system and gateway metadata and service metrics',
  );
  expect(
    sourcesText(new Set(['pools', 'upstreams', 'keys', 'requests', 'audit', 'traffic']), 'metadata'),
  ).toBe('inventory, API key, log and gateway metadata');
});

it('is empty where nothing was read', () => {
  expect(sourcesText(new Set(), 'data')).toBe('');
});
