import type { RequestWindow } from '../../metadata/request-figures.ts';
import { formatSeconds } from '../../slo/wording.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import { comparedWindows } from '../request-windows.ts';
import { rounded } from '../share.ts';
import type { Finding } from '../signal.ts';

/** Fewer answers than this on either side tell nothing of a 95th percentile. Own threshold. */
const MINIMUM = 50;

/**
 * A shift must show in both percentiles: a tail alone moves by chance, a median alone is no trouble. Latencies of
 * answers are skewed and only two percentiles are known, so no test of their distribution is possible. Own thresholds.
 */
const P50_FACTOR = 1.25;
const P95_FACTOR = 1.5;

/** A shift nobody feels is none, ms of the 95th percentile. Own threshold. */
const NOTICED_MS = 1_000;

/** A shift must be seen for so long, ms. Own threshold. */
const HOLDS_MS = 60_000;

type Latency = RequestWindow['latency'][number];

function hasShifted(now: Latency, before: Latency): boolean {
  return (
    Math.min(now.count, before.count) >= MINIMUM &&
    now.p50Ms >= before.p50Ms * P50_FACTOR &&
    now.p95Ms >= before.p95Ms * P95_FACTOR &&
    now.p95Ms - before.p95Ms >= NOTICED_MS
  );
}

const seconds = (ms: number) => formatSeconds(Number((ms / 1_000).toPrecision(2)));

/** Answers that take longer than in the 15 minutes before, by route class and model (pooler-contract 9). */
export function requestLatency(input: SignalInput): Finding[] {
  const windows = comparedWindows(input.history.requests);
  if (windows === null || windows.previous === null) return [];
  const { current, previous, fromMs, toMs, gap } = windows;
  return current.latency.flatMap((now) => {
    const { routeClass, model } = now;
    const before = previous.latency.find((each) => each.routeClass === routeClass && each.model === model);
    if (before === undefined || !hasShifted(now, before)) return [];
    return [
      found(input, {
        rule: 'requests.latency_shift',
        severity: 'watch',
        subject: { kind: 'route', id: `${routeClass} ${model}`, label: `${model} on ${routeClass}` },
        title: `${model} on ${routeClass} answers more slowly than before`,
        impact: `Clients of ${model} on ${routeClass} wait longer for their answers`,
        nextCheck: `Compare the upstreams of the slow requests of ${model}, and see whether they are retried`,
        restsOn: ['requests'],
        evidence: [
          {
            source: 'requests',
            text: `p95 ${seconds(now.p95Ms)}, before ${seconds(before.p95Ms)}; p50 ${seconds(now.p50Ms)}, before ${seconds(before.p50Ms)}; ${rounded(now.count)} answers${gap}`,
            fromMs,
            toMs,
          },
        ],
        pendingForMs: HOLDS_MS,
      }),
    ];
  });
}
