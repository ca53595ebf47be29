import { bulkheads } from '../bulkheads.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import type { Severity } from '../severity.ts';
import { countedShare, rounded } from '../share.ts';
import type { Finding, Subject } from '../signal.ts';
import { trafficWindows } from '../traffic-windows.ts';

/** A route class this full has no room for a burst. Own threshold. */
const FULL_SHARE = 0.9;

/** A full moment between two samples of 10 s is no saturation, ms (pooler-contract 5.2). Own threshold. */
const SATURATED_FOR_MS = 60_000;

/** Fewer refusals than this in five minutes are one impatient client. Own threshold. */
const REFUSED_MINIMUM = 5;

/** Route classes that carry nobody's model traffic. */
const NOT_TRAFFIC: ReadonlySet<string> = new Set(['admin_browser', 'mcp', 'proxy_control']);

function routeSubject(routeClass: string): Subject {
  return { kind: 'route', id: routeClass, label: routeClass };
}

function saturation(input: SignalInput): Finding[] {
  const { traffic } = input.history;
  const limits = bulkheads(input.picture.settings);
  const source = input.picture.settings === null ? 'default limit' : 'limit';
  return (traffic?.saturation ?? []).flatMap(({ routeClass, running, queued }) => {
    const limit = limits.get(routeClass);
    if (limit === undefined || running < limit.running * FULL_SHARE || queued === 0) return [];
    return [
      found(input, {
        rule: 'gateway.saturated',
        severity: 'watch',
        subject: routeSubject(routeClass),
        title: `Requests of ${routeClass} have to queue: its admission limit is reached`,
        impact: `Clients on ${routeClass} wait, and are refused once the queue is full`,
        nextCheck: `See whether ${routeClass} has more requests than usual or slower upstreams, then its limit`,
        restsOn: ['traffic'],
        evidence: [
          {
            source: 'traffic',
            text: `${running} running (${source} ${limit.running} per node), ${queued} queued`,
            toMs: traffic?.atMs ?? input.nowMs,
          },
        ],
        pendingForMs: SATURATED_FOR_MS,
      }),
    ];
  });
}

function refusals(input: SignalInput): Finding[] {
  const windows = trafficWindows(input.history.traffic);
  if (windows === null) return [];
  return windows.recent.admission.flatMap(({ routeClass, accepted, rejected, timedOut }) => {
    const refused = rejected + timedOut;
    if (refused < REFUSED_MINIMUM) return [];
    const severity: Severity = NOT_TRAFFIC.has(routeClass) ? 'watch' : 'degraded';
    return [
      found(input, {
        rule: 'gateway.overloaded',
        severity,
        subject: routeSubject(routeClass),
        title: `Requests of ${routeClass} are refused because the gateway is full`,
        impact: `Some clients on ${routeClass} get 503`,
        nextCheck: `Compare the load of ${routeClass} with its admission limit, and look for slow upstreams: refusals leave no request row`,
        restsOn: ['traffic'],
        evidence: [
          {
            source: 'traffic',
            text: `${countedShare({ count: refused, of: accepted + refused })} in 5 minutes, ${rounded(Math.round(rejected))} rejected and ${rounded(Math.round(timedOut))} timed out in the queue`,
            fromMs: windows.fromMs,
            toMs: windows.toMs,
          },
        ],
      }),
    ];
  });
}

/** Admission by route class: queues at the limit, and requests refused by it (pooler-contract 4.1, 5.3; POOLER-T15). */
export function gatewayAdmission(input: SignalInput): Finding[] {
  return [...saturation(input), ...refusals(input)];
}
