import { z } from 'zod';

/**
 * What the Pooler's own `/metrics` says about its traffic (pooler-contract 5): increases over windows that end at
 * the reading. Authentication failures, firewall denials and overload leave no request row (POOLER-T15), so this
 * is the only place they show.
 */

const count = z.number().nonnegative();

const admissionSchema = z.strictObject({
  /** `proxy_stream` and so on (pooler-contract 5.3). */
  routeClass: z.string(),
  accepted: count,
  enqueued: count,
  rejected: count,
  timedOut: count,
  /** The 95th percentile of the wait of dequeued requests lies in this interval, seconds; null without any. */
  waitP95Seconds: z.strictObject({ low: z.number(), high: z.number().nullable() }).nullable(),
});
export type AdmissionTraffic = z.infer<typeof admissionSchema>;

const trafficWindowSchema = z.strictObject({
  windowMs: z.number(),
  /** Share of the window for which samples exist, 0..1. */
  coverage: z.number(),
  http: z.array(z.strictObject({ statusClass: z.string(), count })),
  admission: z.array(admissionSchema),
  streams: z.array(z.strictObject({ outcome: z.string(), count })),
  circuit: z.array(
    z.strictObject({ transition: z.string(), routeClass: z.string(), reasonClass: z.string(), count }),
  ),
  bridgeFallbacks: z.array(z.strictObject({ reason: z.string(), count })),
  firewallDenials: z.array(z.strictObject({ scope: z.string(), reason: z.string(), count })),
});
export type TrafficWindow = z.infer<typeof trafficWindowSchema>;

/** The windows every reading has, ms: the present five minutes, and the hour they are compared with. */
export const TRAFFIC_WINDOWS_MS = [5 * 60_000, 60 * 60_000] as const;

export const gatewayTrafficSchema = z.strictObject({
  atMs: z.number().int(),
  windows: z.array(trafficWindowSchema),
  /** The newest gauges, summed over nodes where Prometheus knows several; null where they are not sampled. */
  saturation: z.array(z.strictObject({ routeClass: z.string(), running: z.number(), queued: z.number() })),
  /** Counters that went backwards without a restart: several nodes answer behind one address (pooler-contract 5.1). */
  interleaved: z.boolean(),
  /** Whether anybody may read `/metrics` (pooler-contract 1.2.1); `unknown` through Prometheus. */
  exposure: z.enum(['open', 'protected', 'unavailable', 'unknown']),
});
export type GatewayTraffic = z.infer<typeof gatewayTrafficSchema>;
