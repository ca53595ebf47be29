import {
  CALM_TRAFFIC,
  type EndpointTraffic,
  scaleTraffic,
  type TrafficProfile,
  withEndpoint,
} from './traffic.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A bad stretch of the past weeks. */
interface PastIncident {
  /** How long before the end of the history it began, ms. */
  readonly beganBeforeMs: number;
  readonly lastedMs: number;
  readonly endpoint: string;
  readonly change: Partial<Omit<EndpointTraffic, 'endpoint'>>;
}

/**
 * Enough to make the 30-day rows worth reading: together they use about half of the failures that 99.9 % of
 * `extract` allows, and one deploy left the conformance cache cold for a morning.
 */
const INCIDENTS: readonly PastIncident[] = [
  {
    beganBeforeMs: 23 * DAY_MS + 5 * HOUR_MS,
    lastedMs: 40 * MINUTE_MS,
    endpoint: 'extract',
    change: { errorShare: 0.15 },
  },
  {
    beganBeforeMs: 16 * DAY_MS,
    lastedMs: 4 * HOUR_MS,
    endpoint: 'conformance',
    change: { cacheHitShare: 0.55 },
  },
  {
    beganBeforeMs: 9 * DAY_MS + 2 * HOUR_MS,
    lastedMs: 25 * MINUTE_MS,
    endpoint: 'extract',
    change: { errorShare: 0.1 },
  },
  {
    beganBeforeMs: 3 * DAY_MS + 7 * HOUR_MS,
    lastedMs: 90 * MINUTE_MS,
    endpoint: 'renders_list',
    change: {
      latency: [
        { seconds: 0.004, share: 70 },
        { seconds: 0.04, share: 25 },
        { seconds: 0.09, share: 5 },
      ],
    },
  },
  {
    beganBeforeMs: 31 * HOUR_MS,
    lastedMs: 15 * MINUTE_MS,
    endpoint: 'extract',
    change: { errorShare: 0.03 },
  },
];

/** Volume by hour of the day, UTC, as a share of the calm daytime volume. */
const BY_HOUR: readonly number[] = [
  0.2, 0.16, 0.14, 0.13, 0.14, 0.2, 0.35, 0.6, 0.85, 1, 1, 0.97, 0.9, 0.95, 1, 1, 0.97, 0.9, 0.75, 0.6, 0.5,
  0.4, 0.32, 0.25,
];
const WEEKEND = 0.45;

/**
 * The traffic of the demo's past at `atMs` (Unix ms), for a history that ends at `endMs`: days and nights, quiet
 * weekends and a few incidents. Pure.
 */
export function pastTrafficAt(atMs: number, endMs: number): TrafficProfile {
  const time = new Date(atMs);
  const weekend = time.getUTCDay() === 0 || time.getUTCDay() === 6;
  const volume = (BY_HOUR[time.getUTCHours()] ?? 1) * (weekend ? WEEKEND : 1);
  const now = INCIDENTS.filter((one) => {
    const since = atMs - (endMs - one.beganBeforeMs);
    return since >= 0 && since < one.lastedMs;
  });
  return now.reduce(
    (traffic, { endpoint, change }) => withEndpoint(traffic, endpoint, change),
    scaleTraffic(CALM_TRAFFIC, volume),
  );
}
