/** About how long a share of the requests takes. The shares of a mix need not sum to 1: they are relative. */
interface LatencyBand {
  /** Handler time of these requests, seconds. */
  readonly seconds: number;
  /** Relative weight, >= 0. */
  readonly share: number;
}

/** What clients ask of one `endpoint` label of codex-pdf, and how it goes. */
export interface EndpointTraffic {
  /** Label value as the service exposes it: `extract`, `conformance`, `renders_list`, ... */
  readonly endpoint: string;
  readonly requestsPerSecond: number;
  /** Share of requests that end in a 500, 0..1, whether or not the endpoint records it (slo-contract 1.3). */
  readonly errorShare: number;
  /** Share of cache look-ups that hit, 0..1; null where the endpoint counts none (slo-contract 1.4). */
  readonly cacheHitShare: number | null;
  readonly latency: readonly LatencyBand[];
}

/** One AI kind, as the extract route counts it (slo-contract 1.6). */
export interface AiTraffic {
  readonly kind: string;
  readonly model: string;
  readonly callsPerSecond: number;
  /** Share counted `budget_exceeded`, 0..1; the rest is `ok`. */
  readonly cappedShare: number;
}

/** All traffic of one codex-pdf process at one moment. An endpoint that is left out gets no requests. */
export interface TrafficProfile {
  readonly endpoints: readonly EndpointTraffic[];
  readonly ai: readonly AiTraffic[];
}

/** No share lies exactly on a target of slo-contract 4.2: a verdict on the brink would flip with every scrape. */
const CONFORMANCE_MIX: readonly LatencyBand[] = [
  { seconds: 0.003, share: 88.5 },
  { seconds: 0.018, share: 5.8 },
  { seconds: 0.04, share: 3.1 },
  { seconds: 0.15, share: 1.9 },
  { seconds: 0.6, share: 0.7 },
];

/** Well below the Slow lane's threshold: the calm must be calm (slo-contract 6.1). */
const EXTRACT_MIX: readonly LatencyBand[] = [
  { seconds: 0.02, share: 55 },
  { seconds: 0.06, share: 33 },
  { seconds: 0.2, share: 9 },
  { seconds: 0.9, share: 2.5 },
  { seconds: 3, share: 0.5 },
];

const TEXT_REGIONS_MIX: readonly LatencyBand[] = [
  { seconds: 0.003, share: 92 },
  { seconds: 0.018, share: 6.8 },
  { seconds: 0.06, share: 1 },
  { seconds: 0.2, share: 0.2 },
];

const PROBE_MIX: readonly LatencyBand[] = [
  { seconds: 0.007, share: 72 },
  { seconds: 0.03, share: 25.5 },
  { seconds: 0.12, share: 2.2 },
  { seconds: 0.6, share: 0.3 },
];

const RENDER_PAGE_MIX: readonly LatencyBand[] = [
  { seconds: 0.2, share: 62 },
  { seconds: 0.6, share: 28 },
  { seconds: 1.8, share: 8.8 },
  { seconds: 4, share: 1.2 },
];

const RENDERS_LIST_MIX: readonly LatencyBand[] = [
  { seconds: 0.002, share: 96 },
  { seconds: 0.015, share: 3.5 },
  { seconds: 0.03, share: 0.5 },
];

/** A healthy process on an ordinary day: where the demo story starts from and what its history is made of. */
export const CALM_TRAFFIC: TrafficProfile = {
  endpoints: [
    {
      endpoint: 'extract',
      requestsPerSecond: 4,
      errorShare: 0.0002,
      cacheHitShare: null,
      latency: EXTRACT_MIX,
    },
    {
      endpoint: 'conformance',
      requestsPerSecond: 3,
      errorShare: 0.0001,
      cacheHitShare: 0.92,
      latency: CONFORMANCE_MIX,
    },
    {
      endpoint: 'renders_list',
      requestsPerSecond: 1.5,
      errorShare: 0,
      cacheHitShare: 0.8,
      latency: RENDERS_LIST_MIX,
    },
    {
      endpoint: 'text_regions',
      requestsPerSecond: 1,
      errorShare: 0.0003,
      cacheHitShare: 0.84,
      latency: TEXT_REGIONS_MIX,
    },
    { endpoint: 'probe', requestsPerSecond: 0.8, errorShare: 0, cacheHitShare: null, latency: PROBE_MIX },
    {
      endpoint: 'render_page',
      requestsPerSecond: 0.5,
      errorShare: 0.002,
      cacheHitShare: null,
      latency: RENDER_PAGE_MIX,
    },
  ],
  ai: [],
};

/** The same traffic at another volume: `factor` times the requests and AI calls, everything else unchanged. */
export function scaleTraffic(profile: TrafficProfile, factor: number): TrafficProfile {
  return {
    endpoints: profile.endpoints.map((one) => ({
      ...one,
      requestsPerSecond: one.requestsPerSecond * factor,
    })),
    ai: profile.ai.map((one) => ({ ...one, callsPerSecond: one.callsPerSecond * factor })),
  };
}

/** The same traffic with one endpoint changed, for instance `{ errorShare: 0.05 }`. */
export function withEndpoint(
  profile: TrafficProfile,
  endpoint: string,
  change: Partial<Omit<EndpointTraffic, 'endpoint'>>,
): TrafficProfile {
  return {
    ...profile,
    endpoints: profile.endpoints.map((one) => (one.endpoint === endpoint ? { ...one, ...change } : one)),
  };
}
