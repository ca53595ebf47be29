import { expect, it } from 'vitest';
import type { AdmissionTraffic } from '../../metadata/gateway-traffic.ts';
import { settings } from '../../metadata/testing/access-records.ts';
import { traffic } from '../../metadata/testing/history-records.ts';
import { picture } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { gatewayAdmission } from './gateway-admission.ts';

const gauges = (running: number, queued: number, routeClass = 'proxy_stream') =>
  withHistory({ traffic: traffic({}, {}, { saturation: [{ routeClass, running, queued }] }) });

testRule({
  rule: 'gateway.saturated',
  of: gatewayAdmission,
  fires: gauges(24, 10),
  saying: {
    id: 'gateway.saturated:proxy_stream',
    pendingForMs: 60_000,
    evidence: [expect.objectContaining({ text: '24 running (default limit 24 per node), 10 queued' })],
  },
  silent: gauges(24, 0),
  threshold: [gauges(21, 1), gauges(22, 1)],
  restsOn: ['traffic'],
});

it('takes the limits of the settings where they are read', () => {
  const value = '{"proxy_stream":{"max_concurrency":100,"queue_limit":3}}';
  const known = settings({ values: [{ family: 'gateway', key: 'bulkheads', value }] });
  expect(gatewayAdmission({ ...gauges(24, 10), picture: picture({ settings: known }) })).toEqual([]);
});

it('says nothing of a route class without a known limit', () => {
  expect(gatewayAdmission(gauges(1_000, 10, 'some_new_class'))).toEqual([]);
});

function refused(rejected: number, timedOut = 0, routeClass = 'proxy_stream') {
  const admission: AdmissionTraffic[] = [
    { routeClass, accepted: 95, enqueued: 20, rejected, timedOut, waitP95Seconds: null },
  ];
  return withHistory({ traffic: traffic({ admission }) });
}

testRule({
  rule: 'gateway.overloaded',
  of: gatewayAdmission,
  fires: refused(3, 2),
  saying: {
    severity: 'degraded',
    evidence: [
      expect.objectContaining({
        text: 'about 5 of 100 (5 %) in 5 minutes, 3 rejected and 2 timed out in the queue',
      }),
    ],
  },
  silent: refused(0),
  threshold: [refused(4), refused(5)],
  restsOn: ['traffic'],
});

it.each(['mcp', 'admin_browser', 'proxy_control'])('degrades no traffic by refusals of %s', (routeClass) => {
  expect(gatewayAdmission(refused(9, 0, routeClass))).toMatchObject([{ severity: 'watch' }]);
});
