import { expect, it } from 'vitest';
import type { PoolerAlert } from '../../metadata/pooler-alert.ts';
import { alert } from '../../metadata/testing/access-records.ts';
import { MINUTE_MS, NOW_MS, picture, pool, upstream } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { poolerAlerts } from './pooler-alerts.ts';

const withAlert = (change: Partial<PoolerAlert> = {}) =>
  signalInput({
    picture: picture({
      pools: [pool('primary')],
      upstreams: [upstream('u1')],
      alerts: [alert('a1', change)],
    }),
  });

testRule({
  rule: 'alert.open',
  of: poolerAlerts,
  fires: withAlert(),
  saying: {
    id: 'alert.open:a1',
    severity: 'degraded',
    title: 'The Pooler itself alerts (critical): no usable upstream at example-primary',
    knownSince: { atMs: NOW_MS - 20 * MINUTE_MS, isLowerBound: false },
    evidence: [
      expect.objectContaining({
        text: 'pool_no_usable_assignments, seen 3 times, usable_assignment_count 0',
      }),
    ],
  },
  silent: withAlert({ state: 'resolved' }),
  threshold: [withAlert({ severity: 'info' }), withAlert({ severity: 'warning' })],
  restsOn: ['alerts'],
});

it.each<[string, Partial<PoolerAlert>]>([
  ['example-u1', { upstreamId: 'u1', poolId: null }],
  ['one Pool', { poolId: null }],
  ['3 Pools', { poolId: null, targetCount: 3 }],
])('is about %s', (scope, change) => {
  expect(poolerAlerts(withAlert(change))[0]?.impact).toEqual(
    expect.stringMatching(`^The Pooler itself reports .* at ${scope}$`),
  );
});

it('that someone acknowledged in the Pooler is no signal any more', () => {
  expect(poolerAlerts(withAlert({ state: 'acknowledged' }))).toEqual([]);
});
