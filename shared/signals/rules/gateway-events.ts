import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { rounded } from '../share.ts';
import type { Finding } from '../signal.ts';
import { timesText } from '../times.ts';
import { trafficWindows } from '../traffic-windows.ts';

/** A client with a wrong address is denied once or twice; more in five minutes is an attempt or a mistake in the list. Own threshold. */
const DENIED_MINIMUM = 5;

/** Counters are extrapolated: less than half an event is none. */
const ONE = 0.5;

/** Transitions that take an upstream out of routing (pooler-contract 5.3). */
const OPENING: ReadonlySet<string> = new Set(['closed_to_open', 'half_open_to_open']);

function circuits(input: SignalInput): Finding[] {
  const windows = trafficWindows(input.history.traffic);
  if (windows === null) return [];
  const opened = windows.recent.circuit.filter(
    ({ transition, count }) => OPENING.has(transition) && count >= ONE,
  );
  return [...Map.groupBy(opened, ({ routeClass }) => routeClass)].map(([routeClass, rows]) =>
    found(input, {
      rule: 'gateway.circuit_opened',
      severity: 'watch',
      subject: { kind: 'route', id: routeClass, label: routeClass },
      title: `The gateway has stopped using an upstream for ${routeClass}: its circuit opened`,
      impact: `Requests on ${routeClass} have fewer upstreams until the circuit closes again`,
      nextCheck: `See which upstream fails on ${routeClass}, and whether its circuit closes within a minute`,
      restsOn: ['traffic'],
      evidence: rows.slice(0, 3).map(({ reasonClass, count }) => ({
        source: 'traffic',
        text: `opened ${timesText(Math.round(count))} in 5 minutes, reason ${reasonClass}`,
        fromMs: windows.fromMs,
        toMs: windows.toMs,
      })),
    }),
  );
}

function denials(input: SignalInput): Finding[] {
  const windows = trafficWindows(input.history.traffic);
  if (windows === null) return [];
  return [...Map.groupBy(windows.recent.firewallDenials, ({ scope }) => scope)].flatMap(([scope, rows]) => {
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    if (total < DENIED_MINIMUM) return [];
    // Any other reason means that the firewall cannot read its rules or the forwarded address, and fails closed.
    const isBroken = rows.some(({ reason, count }) => reason !== 'not_allowed' && count >= ONE);
    const what = scope === 'mcp' ? 'admin reads over MCP' : 'client requests';
    return [
      found(input, {
        rule: 'gateway.firewall_denials',
        severity: isBroken ? 'watch' : 'info',
        security: true,
        subject: { kind: 'gateway', id: `firewall ${scope}`, label: `firewall of ${what}` },
        title: `The firewall denies ${what}`,
        impact: isBroken
          ? 'Clients may be refused although they are allowed: the firewall cannot read its rules or the forwarded address'
          : 'Clients from addresses that are not allowed are refused',
        nextCheck: 'Ask an owner whether these clients should be allowed; their addresses are not shown here',
        restsOn: ['traffic'],
        evidence: rows
          .toSorted((a, b) => b.count - a.count)
          .slice(0, 3)
          .map(({ reason, count }) => ({
            source: 'traffic',
            text: `${rounded(Math.round(count))} denied in 5 minutes, reason ${reason}`,
            fromMs: windows.fromMs,
            toMs: windows.toMs,
          })),
      }),
    ];
  });
}

function exposure(input: SignalInput): Finding[] {
  const { traffic } = input.history;
  if (traffic?.exposure === 'open') {
    return [
      found(input, {
        rule: 'gateway.metrics_open',
        severity: 'info',
        security: true,
        subject: { kind: 'gateway', id: 'metrics', label: 'metrics of the Pooler' },
        title: 'Anybody who reaches the Pooler can read its metrics',
        impact: 'Traffic figures are open to whoever reaches the address; traffic is not affected',
        nextCheck:
          'Ask an owner to set a bearer for the metrics, or to confirm that the network protects them',
        restsOn: ['traffic'],
        evidence: [{ source: 'traffic', text: 'metrics answered without a credential', toMs: traffic.atMs }],
      }),
    ];
  }
  if (traffic?.exposure !== 'unavailable') return [];
  return [
    found(input, {
      rule: 'gateway.settings_cold',
      severity: 'degraded',
      subject: { kind: 'gateway', id: 'settings', label: 'settings of the gateway' },
      title: 'The Pooler runs on built-in settings because it cannot read its own',
      impact: 'Requests are refused with 503 until the settings can be read',
      nextCheck: 'Check the Pooler database',
      restsOn: ['traffic'],
      evidence: [{ source: 'traffic', text: 'metrics refused as unavailable', toMs: traffic.atMs }],
    }),
  ];
}

/** What the gateway's counters tell of single events: circuits, the firewall, and who may read them (pooler-contract 1.2.1, 5.3, 10.4). */
export function gatewayEvents(input: SignalInput): Finding[] {
  return [...circuits(input), ...denials(input), ...exposure(input)];
}
