import { expect, it } from 'vitest';
import { DAY_MS } from '../../metadata/testing/access-records.ts';
import { NOW_MS, picture, poll, pool } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { poolVisibility } from './pool-visibility.ts';

const listed = (status: string, apiKeyCount = 1) =>
  signalInput({ picture: picture({ pools: [pool('primary', { status, apiKeyCount })] }) });

testRule({
  rule: 'pool.not_active',
  of: poolVisibility,
  fires: listed('archived'),
  saying: { id: 'pool.not_active:primary', severity: 'watch', title: 'example-primary is archived' },
  silent: listed('active'),
  threshold: [listed('disabled', 0), listed('disabled', 1)],
  restsOn: ['pools'],
});

const goneFor = (ms: number, kind: 'pool' | 'key' = 'pool') =>
  signalInput({
    picture: picture({
      vanished: [{ subject: { kind, id: 'p9', label: 'example-old' }, sinceMs: NOW_MS - ms }],
    }),
  });

testRule({
  rule: 'pool.vanished',
  of: poolVisibility,
  fires: goneFor(60_000),
  saying: {
    title: 'example-old is disabled, archived or no longer visible to this operator',
    knownSince: { atMs: NOW_MS - 60_000, isLowerBound: false },
  },
  silent: goneFor(60_000, 'key'),
  threshold: [goneFor(DAY_MS), goneFor(DAY_MS - 1)],
  restsOn: ['pools', 'audit'],
});

const expecting = (slugs: readonly string[], pools = [pool('primary')], lastOkMs: number | null = NOW_MS) =>
  signalInput({
    picture: picture({ pools, polls: [poll('pools', { lastOkMs })] }),
    expectedPools: slugs,
  });
const many = (count: number) => Array.from({ length: count }, (_, index) => pool(`p${index}`));

testRule({
  rule: 'pool.expected_missing',
  of: poolVisibility,
  fires: expecting(['example-primary', 'example-batch']),
  saying: {
    id: 'pool.expected_missing:example-batch',
    severity: 'degraded',
    title: 'The expected Pool example-batch is disabled, archived or no longer visible to this operator',
  },
  silent: expecting(['example-primary']),
  threshold: [expecting(['example-batch'], many(100)), expecting(['example-batch'], many(99))],
  restsOn: ['pools'],
});

it('misses no Pool before the list was read', () => {
  expect(poolVisibility(expecting(['example-batch'], [], null))).toEqual([]);
});
