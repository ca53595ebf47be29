import { describe, expect, it } from 'vitest';
import type { SourceId, SourceStatus } from '../metadata/source.ts';
import { sourceNames, systemOf } from './watched-systems.ts';

const source = (id: SourceId, via = 'mcp'): SourceStatus => ({
  id,
  via,
  state: 'live',
  observedAt: 0,
  ageMs: 0,
  detail: '',
});

it.each([
  ['pools', 'mcp', 'the Pooler'],
  ['gateway', 'demo http', 'the Pooler'],
  ['traffic', 'scrape', 'the Pooler'],
  ['traffic', 'prometheus', 'the metrics'],
  ['slo', 'scrape', 'the metrics'],
  ['jobs', 'demo postgresql', 'the database of the Pooler'],
] as const)('%s by %s is read from %s', (id, via, system) => {
  expect(systemOf(source(id, via))).toBe(system);
});

describe('names of sources', () => {
  it.each([
    [['pools'], 'Pools'],
    [['pools', 'audit'], 'Pools and Audit'],
    [['pools', 'audit', 'keys'], 'Pools, Audit and 1 more'],
    [['pools', 'audit', 'keys', 'requests'], 'Pools, Audit and 2 more'],
  ] as const)('of %j', (ids, text) => {
    expect(sourceNames(ids.map((id) => source(id)))).toBe(text);
  });
});
