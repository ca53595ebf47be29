import { expect, it } from 'vitest';
import type { GatewayHealth } from '../../metadata/entities.ts';
import { NOW_MS, picture, sources } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { gatewayHealth } from './gateway-health.ts';

const withGateway = (gateway: GatewayHealth | null) => signalInput({ picture: picture({ gateway }) });
const draining: GatewayHealth = { id: 'gateway', alive: true, ready: false };

it('fires when the gateway is alive and not ready', () => {
  expect(gatewayHealth(withGateway(draining))).toMatchObject([
    { id: 'gateway.not_ready:gateway', severity: 'degraded', stale: false, knownSince: null },
  ]);
});

it('takes its beginning from the recorded change of health', () => {
  const statusSince = new Map([['gateway:gateway', { atMs: NOW_MS - 1, timing: 'since at least' as const }]]);
  const input = signalInput({ picture: picture({ gateway: draining, statusSince }) });
  expect(gatewayHealth(input)).toMatchObject([
    { knownSince: { atMs: NOW_MS - 1, isLowerBound: true }, evidence: [{ fromMs: NOW_MS - 1 }] },
  ]);
});

it('does not fire when the gateway is ready, or was never seen', () => {
  expect(gatewayHealth(withGateway({ ...draining, ready: true }))).toEqual([]);
  expect(gatewayHealth(withGateway(null))).toEqual([]);
});

it('says when its picture is not live', () => {
  expect(gatewayHealth({ ...withGateway(draining), sources: sources({ gateway: 'failing' }) })).toMatchObject(
    [{ stale: true }],
  );
});

testRule({
  rule: 'gateway.not_alive',
  of: gatewayHealth,
  fires: withGateway({ ...draining, alive: false }),
  saying: { id: 'gateway.not_alive:gateway', severity: 'outage', pendingForMs: 30_000 },
  silent: withGateway(null),
  threshold: [withGateway(draining), withGateway({ ...draining, alive: false })],
  restsOn: ['gateway'],
});
