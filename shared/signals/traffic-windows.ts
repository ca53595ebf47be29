import type { GatewayTraffic, TrafficWindow } from '../metadata/gateway-traffic.ts';
import type { Share } from './share.ts';

/** Below this share of samples the increases of a window are not judged. Own threshold. */
const COVERED_ENOUGH = 0.5;

/** The newest five minutes, and the rest of the hour they are compared with. */
interface TrafficWindows {
  readonly recent: TrafficWindow;
  readonly hour: TrafficWindow;
  /** The moment of the reading and the beginning of the newest window, Unix ms. */
  readonly toMs: number;
  readonly fromMs: number;
}

/**
 * The windows of a reading, the shorter first; null where the counters say nothing: too few samples, or several nodes
 * answer in turn and counters seem to go backwards (pooler-contract 5.1).
 */
export function trafficWindows(traffic: GatewayTraffic | null): TrafficWindows | null {
  if (traffic === null || traffic.interleaved) return null;
  const [recent, hour] = traffic.windows.toSorted((a, b) => a.windowMs - b.windowMs);
  if (recent === undefined || hour === undefined || recent.coverage < COVERED_ENOUGH) return null;
  return { recent, hour, toMs: traffic.atMs, fromMs: traffic.atMs - recent.windowMs };
}

/** The share of an hour without its newest minutes: what is news must not hide in what it is compared with. */
export function shareBefore(hour: Share, recent: Share): Share {
  const of = Math.max(0, hour.of - recent.of);
  return { count: Math.min(of, Math.max(0, hour.count - recent.count)), of };
}
