import type { TrafficWindow } from '../../metadata/gateway-traffic.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { countedShare, hasRisen, type RiseLimits, type Share, shareText, wilson } from '../share.ts';
import type { Finding } from '../signal.ts';
import { shareBefore, trafficWindows } from '../traffic-windows.ts';

/** A rise must be seen for so long, ms. Own threshold. */
const HOLDS_MS = 60_000;

interface TrafficShare {
  readonly rule: Finding['rule'];
  readonly id: string;
  readonly label: string;
  readonly limits: RiseLimits;
  readonly count: (window: TrafficWindow) => number;
  readonly of: (window: TrafficWindow) => number;
  readonly title: string;
  readonly impact: string;
  readonly nextCheck: string;
}

const sum = (rows: readonly { readonly count: number }[]) => rows.reduce((all, { count }) => all + count, 0);
const ofClass = ({ http }: TrafficWindow, statusClass: string) =>
  sum(http.filter((row) => row.statusClass === statusClass));

/** Own thresholds; a stream that a client ended counts as interrupted, so some always are. */
const SHARES: readonly TrafficShare[] = [
  {
    rule: 'gateway.stream_failures',
    id: 'streams',
    label: 'streams without success',
    limits: { minimum: 50, floor: 0.05, outright: 0.3 },
    count: ({ streams }) => sum(streams.filter(({ outcome }) => outcome !== 'succeeded')),
    of: ({ streams }) => sum(streams),
    title: 'More streams break off than before',
    impact: 'Some answers break off before their end',
    nextCheck: 'Open the failed requests of the last minutes and compare their transports and codes',
  },
  {
    rule: 'gateway.server_errors',
    id: '5xx',
    label: '5xx answers',
    limits: { minimum: 50, floor: 0.05, outright: 0.2 },
    count: (window) => ofClass(window, '5xx'),
    of: ({ http }) => sum(http),
    title: 'More answers are 5xx than before',
    impact: 'Some clients get server errors',
    nextCheck: 'See whether the request log shows them too: refusals of a full gateway leave no row there',
  },
  {
    rule: 'gateway.client_errors',
    id: '4xx',
    label: '4xx answers',
    limits: { minimum: 50, floor: 0.2, outright: 0.6 },
    count: (window) => ofClass(window, '4xx'),
    of: ({ http }) => sum(http),
    title: 'More answers are 4xx than before',
    impact: 'Some clients are refused, for instance with a key that is paused, revoked or expired',
    nextCheck: 'See which keys were changed just before: failed key checks leave no request row',
  },
];

/**
 * Streams that fail and answers by status class as the gateway counts them, against the rest of the hour: their 99 %
 * Wilson intervals must lie apart (pooler-contract 5.2). Key failures and overload show only here (POOLER-T15).
 */
export function gatewayShares(input: SignalInput): Finding[] {
  const windows = trafficWindows(input.history.traffic);
  if (windows === null) return [];
  const { recent, hour, fromMs, toMs } = windows;
  return SHARES.flatMap((each) => {
    const of = (window: TrafficWindow): Share => ({ count: each.count(window), of: each.of(window) });
    const now = of(recent);
    const before = shareBefore(of(hour), now);
    if (!hasRisen(now, before, each.limits)) return [];
    return [
      found(input, {
        rule: each.rule,
        severity:
          each.rule !== 'gateway.client_errors' && wilson(now).low >= each.limits.outright
            ? 'degraded'
            : 'watch',
        subject: { kind: 'gateway', id: each.id, label: each.label },
        title: `${each.title}: ${shareText(now)}`,
        impact: each.impact,
        nextCheck: each.nextCheck,
        restsOn: ['traffic'],
        evidence: [
          {
            source: 'traffic',
            text: `${countedShare(now)} in 5 minutes, ${shareText(before)} in the hour before`,
            fromMs,
            toMs,
          },
        ],
        pendingForMs: HOLDS_MS,
      }),
    ];
  });
}
