import { momentAt, STORY_EVENTS } from './phases.ts';

/** Endpoint labels of codex-pdf that the demo gives traffic (slo-contract 1.3). */
export const TRAFFIC_ENDPOINTS = [
  'extract',
  'probe',
  'text_regions',
  'conformance',
  'renders_list',
  'render_page',
  'sample_color',
  'walk_type4',
] as const;
export type TrafficEndpoint = (typeof TRAFFIC_ENDPOINTS)[number];

/** Handler time as a mixture: a warm and a cold log-normal, median in seconds and spread (sigma of the logarithm). */
export interface LatencyProfile {
  readonly warmMedianSeconds: number;
  readonly coldMedianSeconds: number;
  readonly sigma: number;
  /** Share of requests that are cold, 0..1. */
  readonly coldShare: number;
}

/** What codex-pdf's clients do at a story time. Shares are 0..1. */
export interface TrafficProfile {
  readonly requestsPerSecond: Readonly<Record<TrafficEndpoint, number>>;
  /** Share answered with a 5xx. Labels that only ever record 200 fail unseen: no increment at all (SLO-T6). */
  readonly errorShare: Readonly<Record<TrafficEndpoint, number>>;
  readonly latencyProfile: Readonly<Record<TrafficEndpoint, LatencyProfile>>;
  /** Only these three count look-ups (slo-contract 1.4). */
  readonly cacheHitShare: Readonly<Record<'text_regions' | 'conformance' | 'renders_list', number>>;
}

/**
 * The traffic at a story time in ms: pure. Calm keeps every published band (slo-contract 4); with the quota
 * gone the caches cool and latency grows, and while a Pool cannot serve `extract` and `render_page` answer 5xx,
 * enough to burn a 99.9 % budget at 14.4 times and more (slo-contract 6).
 */
export function trafficAt(elapsedMs: number): TrafficProfile {
  const strain = strainAt(elapsedMs);
  return {
    requestsPerSecond: CALM.requestsPerSecond,
    errorShare: {
      ...CALM.errorShare,
      extract: CALM.errorShare.extract + 0.06 * strain.errors,
      text_regions: CALM.errorShare.text_regions + 0.02 * strain.errors,
      conformance: CALM.errorShare.conformance + 0.02 * strain.errors,
      render_page: CALM.errorShare.render_page + 0.12 * strain.errors,
    },
    latencyProfile: mapEndpoints((endpoint) => slowed(CALM.latencyProfile[endpoint], strain.slowness)),
    cacheHitShare: {
      text_regions: CALM.cacheHitShare.text_regions - 0.1 * strain.slowness,
      conformance: CALM.cacheHitShare.conformance - 0.12 * strain.slowness,
      renders_list: CALM.cacheHitShare.renders_list,
    },
  };
}

/** How bad it is, each 0..1: slowness grows from the quota's end on, errors from the outage on. */
function strainAt(elapsedMs: number): { readonly slowness: number; readonly errors: number } {
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

const CALM: TrafficProfile = {
  requestsPerSecond: {
    extract: 6,
    probe: 3,
    text_regions: 5,
    conformance: 4,
    renders_list: 4,
    render_page: 2,
    sample_color: 1.5,
    walk_type4: 0.5,
  },
  errorShare: {
    extract: 0.000_2,
    probe: 0,
    text_regions: 0,
    conformance: 0,
    renders_list: 0,
    render_page: 0.001,
    sample_color: 0.000_5,
    walk_type4: 0,
  },
  latencyProfile: {
    extract: latency(0.012, 0.14, 0.7, 0.12),
    probe: latency(0.004, 0.03, 0.6, 0.1),
    text_regions: latency(0.001_8, 0.02, 0.6, 0.06),
    conformance: latency(0.001_6, 0.02, 0.6, 0.04),
    renders_list: latency(0.001_5, 0.004, 0.6, 0.1),
    render_page: latency(0.04, 0.35, 0.6, 0.3),
    sample_color: latency(0.02, 0.12, 0.6, 0.3),
    walk_type4: latency(0.006, 0.02, 0.5, 0.2),
  },
  cacheHitShare: { text_regions: 0.94, conformance: 0.96, renders_list: 0.9 },
};

function latency(
  warmMedianSeconds: number,
  coldMedianSeconds: number,
  sigma: number,
  coldShare: number,
): LatencyProfile {
  return { warmMedianSeconds, coldMedianSeconds, sigma, coldShare };
}

function slowed(calm: LatencyProfile, slowness: number): LatencyProfile {
  return {
    warmMedianSeconds: calm.warmMedianSeconds * (1 + 2 * slowness),
    coldMedianSeconds: calm.coldMedianSeconds * (1 + 2.5 * slowness),
    sigma: calm.sigma + 0.15 * slowness,
    coldShare: Math.min(1, calm.coldShare + 0.1 * slowness),
  };
}

function mapEndpoints<T>(value: (endpoint: TrafficEndpoint) => T): Readonly<Record<TrafficEndpoint, T>> {
  return {
    extract: value('extract'),
    probe: value('probe'),
    text_regions: value('text_regions'),
    conformance: value('conformance'),
    renders_list: value('renders_list'),
    render_page: value('render_page'),
    sample_color: value('sample_color'),
    walk_type4: value('walk_type4'),
  };
}
