import { expect, it } from 'vitest';
import type { GatewayTraffic } from '../../metadata/gateway-traffic.ts';
import { traffic } from '../../metadata/testing/history-records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { gatewayEvents } from './gateway-events.ts';

const circuit = (count: number, transition = 'closed_to_open') =>
  withHistory({
    traffic: traffic({
      circuit: [{ transition, routeClass: 'proxy_stream', reasonClass: 'upstream_5xx', count }],
    }),
  });

testRule({
  rule: 'gateway.circuit_opened',
  of: gatewayEvents,
  fires: circuit(2),
  saying: {
    id: 'gateway.circuit_opened:proxy_stream',
    severity: 'watch',
    evidence: [expect.objectContaining({ text: 'opened 2 times in 5 minutes, reason upstream_5xx' })],
  },
  silent: circuit(2, 'half_open_to_closed'),
  threshold: [circuit(0.4), circuit(0.5)],
  restsOn: ['traffic'],
});

const denied = (count: number, reason = 'not_allowed', scope = 'runtime') =>
  withHistory({ traffic: traffic({ firewallDenials: [{ scope, reason, count }] }) });

testRule({
  rule: 'gateway.firewall_denials',
  of: gatewayEvents,
  fires: denied(20),
  saying: {
    id: 'gateway.firewall_denials:firewall runtime',
    severity: 'info',
    security: true,
    title: 'The firewall denies client requests',
  },
  silent: denied(0),
  threshold: [denied(4), denied(5)],
  restsOn: ['traffic'],
});

it('counts a circuit that opened once in words', () => {
  expect(gatewayEvents(circuit(1))[0]?.evidence[0]?.text).toMatch(/^opened once in 5 minutes/);
});

it('is a watch where the firewall fails closed', () => {
  expect(gatewayEvents(denied(20, 'invalid_allowlist_rules', 'mcp'))).toMatchObject([
    { severity: 'watch', title: 'The firewall denies admin reads over MCP' },
  ]);
});

const exposed = (exposure: GatewayTraffic['exposure']) =>
  withHistory({ traffic: traffic({}, {}, { exposure }) });

testRule({
  rule: 'gateway.metrics_open',
  of: gatewayEvents,
  fires: exposed('open'),
  saying: { security: true, audience: 'owner', severity: 'info' },
  silent: exposed('unknown'),
  threshold: [exposed('protected'), exposed('open')],
  restsOn: ['traffic'],
});

testRule({
  rule: 'gateway.settings_cold',
  of: gatewayEvents,
  fires: exposed('unavailable'),
  saying: { severity: 'degraded' },
  silent: exposed('unknown'),
  threshold: [exposed('protected'), exposed('unavailable')],
  restsOn: ['traffic'],
});

it('is silent before the metrics were read', () => {
  expect(gatewayEvents(withHistory({}))).toEqual([]);
});
