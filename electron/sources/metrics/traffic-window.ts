import type {
  AdmissionTraffic,
  GatewayTraffic,
  TrafficWindow,
} from '../../../shared/metadata/gateway-traffic.ts';
import type { MetricsReading, SeriesIncrease, WindowIncreases } from '../../../shared/slo/counters.ts';
import { quantileInterval, unmixed } from '../../../shared/slo/quantile.ts';
import { groupBy, histogramOf, select, sum } from '../../../shared/slo/select.ts';
import { spoiling } from '../../../shared/slo/trust.ts';
import type { GaugeSample } from './exposition.ts';
import { GATEWAY, GATEWAY_GAUGES } from './gateway-families.ts';

/**
 * The windows of a reading as traffic, those left out that interleaved nodes spoil. A family nobody exposes is an
 * empty list: it has no sample since the node's start, and whether something happened before is not known. A series
 * that is exposed and did not move is a count of 0.
 */
export function trafficWindows(reading: MetricsReading, windowsMs: readonly number[]): TrafficWindow[] {
  return windowsMs.flatMap((windowMs) => {
    const window = reading.windows.get(windowMs);
    return window === undefined || spoiling(reading.interleaved, windowMs).length > 0
      ? []
      : [trafficOf(window)];
  });
}

function trafficOf({ windowMs, coverage, series }: WindowIncreases): TrafficWindow {
  const counts = (name: string, ...labels: readonly string[]) => countsBy(select(series, name), labels);
  return {
    windowMs,
    coverage,
    http: counts(GATEWAY.http, 'status_class').map(({ values: [statusClass = ''], count }) => ({
      statusClass,
      count,
    })),
    admission: admissionOf(series),
    streams: counts(GATEWAY.streams, 'outcome').map(({ values: [outcome = ''], count }) => ({
      outcome,
      count,
    })),
    circuit: counts(GATEWAY.circuit, 'transition', 'route_class', 'reason_class').map(
      ({ values: [transition = '', routeClass = '', reasonClass = ''], count }) => ({
        transition,
        routeClass,
        reasonClass,
        count,
      }),
    ),
    bridgeFallbacks: counts(GATEWAY.bridgeFallbacks, 'reason').map(({ values: [reason = ''], count }) => ({
      reason,
      count,
    })),
    firewallDenials: counts(GATEWAY.firewallDenials, 'scope', 'reason').map(
      ({ values: [scope = '', reason = ''], count }) => ({ scope, reason, count }),
    ),
  };
}

/** Increases summed by some labels, nodes merged, in the order of the labels' values. */
function countsBy(series: readonly SeriesIncrease[], labels: readonly string[]) {
  const groups = groupBy(series, (of) => labels.map((label) => of[label] ?? '').join('\n'));
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, group]) => {
      const count = sum(group);
      return count === null ? [] : [{ values: key.split('\n'), count }];
    });
}

/** Route classes that any admission counter knows; a counter a known class has no series of has counted nothing. */
function admissionOf(series: readonly SeriesIncrease[]): AdmissionTraffic[] {
  const byClass = (name: string) => groupBy(select(series, name), ({ route_class }) => route_class);
  const [accepted, enqueued, rejected, timedOut, waits] = [
    byClass(GATEWAY.accepted),
    byClass(GATEWAY.enqueued),
    byClass(GATEWAY.rejected),
    byClass(GATEWAY.timedOut),
    byClass(GATEWAY.waitBucket),
  ];
  const known = new Set(
    [accepted, enqueued, rejected, timedOut, waits].flatMap((groups) => [...groups.keys()]),
  );
  return [...known].toSorted().map((routeClass) => ({
    routeClass,
    accepted: sum(accepted.get(routeClass) ?? []) ?? 0,
    enqueued: sum(enqueued.get(routeClass) ?? []) ?? 0,
    rejected: sum(rejected.get(routeClass) ?? []) ?? 0,
    timedOut: sum(timedOut.get(routeClass) ?? []) ?? 0,
    waitP95Seconds: waitP95(waits.get(routeClass) ?? []),
  }));
}

function waitP95(buckets: readonly SeriesIncrease[]): AdmissionTraffic['waitP95Seconds'] {
  const histogram = histogramOf(buckets);
  return histogram === null || histogram.total === 0 ? null : quantileInterval(histogram, 0.95, unmixed);
}

/** The present gauges by route class; none where they are not sampled. */
export function saturationOf(gauges: readonly GaugeSample[]): GatewayTraffic['saturation'] {
  const value = (name: string, routeClass: string) =>
    gauges
      .filter((one) => one.name === name && one.labels.route_class === routeClass)
      .reduce((total, one) => total + one.value, 0);
  const classes = new Set(gauges.flatMap(({ labels }) => labels.route_class ?? []));
  return [...classes].toSorted().map((routeClass) => ({
    routeClass,
    running: value(GATEWAY_GAUGES.running, routeClass),
    queued: value(GATEWAY_GAUGES.queued, routeClass),
  }));
}
