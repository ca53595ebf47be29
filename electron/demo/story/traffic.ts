import { CALM_TRAFFIC, type EndpointTraffic, type TrafficProfile } from '../codex-pdf/traffic.ts';
import { momentAt, STORY_EVENTS } from './phases.ts';

/** How bad it is, each 0..1. */
interface Strain {
  readonly slowness: number;
  readonly errors: number;
}

/** Share of requests that fail at full strain, 0..1, by endpoint; `conformance` fails unseen (slo-contract 1.3). */
const FAILING: Readonly<Record<string, number>> = { extract: 0.06, conformance: 0.02 };
/** Cold requests at full strain, as a factor on the relative weight of the slower bands. */
const SLOWER = 5;
/** How much the hit share of a cache loses at full strain, 0..1. */
const COOLING = 0.12;

/**
 * The traffic of codex-pdf at a story time in ms: pure. Calm is `CALM_TRAFFIC`; with the quota gone the caches
 * cool and latency grows, and while a Pool cannot serve, `extract` answers 6 % with a 5xx: 60 times what a
 * 99.9 % budget allows, so the 14.4x lane burns (slo-contract 7).
 */
export function trafficAt(elapsedMs: number): TrafficProfile {
  const strain = strainAt(elapsedMs);
  return {
    ...CALM_TRAFFIC,
    endpoints: CALM_TRAFFIC.endpoints.map((calm) => strained(calm, strain)),
  };
}

function strained(calm: EndpointTraffic, { slowness, errors }: Strain): EndpointTraffic {
  return {
    ...calm,
    errorShare: calm.errorShare + (FAILING[calm.endpoint] ?? 0) * errors,
    cacheHitShare: calm.cacheHitShare === null ? null : calm.cacheHitShare - COOLING * slowness,
    latency: calm.latency.map((band, index) =>
      index === 0 ? band : { ...band, share: band.share * (1 + (SLOWER - 1) * slowness) },
    ),
  };
}

/** Slowness grows from the end of the quota on, errors from the outage on; the recovery takes both back. */
function strainAt(elapsedMs: number): Strain {
  const { phase, turnMs } = momentAt(elapsedMs);
  const { quotaAtMs, outageAtMs, recoveryAtMs, calmAtMs } = STORY_EVENTS;
  switch (phase) {
    case 'calm':
    case 'reauth':
      return { slowness: 0, errors: 0 };
    case 'quota':
      return { slowness: (turnMs - quotaAtMs) / (outageAtMs - quotaAtMs), errors: 0 };
    case 'outage':
      return { slowness: 1, errors: Math.min(1, (turnMs - outageAtMs) / 30_000) };
    case 'recovery': {
      const left = 1 - (turnMs - recoveryAtMs) / (calmAtMs - recoveryAtMs);
      return { slowness: left, errors: left };
    }
  }
}
