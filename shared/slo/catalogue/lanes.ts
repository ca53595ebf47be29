import type { Temperature } from '../mixture.ts';
import { RENDER_SAMPLE_WALK } from './availability.ts';
import type { TimedMeasure } from './row.ts';

/** Both lanes look at 5-minute rates (slo-contract 6). */
export const LANE_WINDOW = '5m';

interface LaneBase {
  readonly id: string;
  readonly surface: string;
  /** The condition is strictly above it. */
  readonly threshold: number;
  /** How long the condition must be true at every evaluation. */
  readonly holdMs: number;
}

/** p95 of 5-minute rates above twice the table p95 for 10 minutes (slo-contract 6.1). */
export interface SlowLane extends LaneBase {
  readonly kind: 'slow';
  /** Threshold in seconds; null where no series could ever show it. */
  readonly measure: TimedMeasure | null;
  readonly ai: boolean;
  readonly why: string;
}

/** Share of failures above 1 % for 5 minutes, 429 left out (slo-contract 6.2). */
export interface FailingLane extends LaneBase {
  readonly kind: 'failing';
  readonly endpoint: string;
  /** Recorded responses, or the shadow where only 200 is recorded; null where neither can show a failure. */
  readonly basis: 'responses' | 'shadow' | null;
  readonly why: string;
}

export type Lane = SlowLane | FailingLane;

const SLOW_HOLD_MS = 10 * 60_000;
const FAILING_HOLD_MS = 5 * 60_000;
const FAILING_SHARE = 0.01;

type SlowLine = readonly [
  id: string,
  surface: string,
  seconds: number,
  endpoint: string | null,
  temperature: Temperature | 'all',
  hitsCounted: boolean,
  why: string,
];

const MIXED =
  'Warm and cold share one series, so a rise may be a change of mix; the literal lane compares the whole series with the threshold.';
const NEVER = 'The threshold lies above the top bucket edge of 10 s, so the lane can never fire (SLO-T3).';

const SLOW_LINES: readonly SlowLine[] = [
  [
    'slow.healthz',
    'GET /v1/healthz',
    0.05,
    null,
    'all',
    false,
    'The service does not instrument its health check.',
  ],
  [
    'slow.probe.warm',
    'POST /v1/probe, warm',
    0.1,
    'probe',
    'warm',
    false,
    `${MIXED} Only "not slow" can be shown.`,
  ],
  [
    'slow.extract.warm',
    'POST /v1/extract, warm',
    0.4,
    'extract',
    'warm',
    false,
    `${MIXED} Only "not slow" can be shown.`,
  ],
  [
    'slow.extract.cold',
    'POST /v1/extract, cold',
    4,
    'extract',
    'cold',
    false,
    `${MIXED} Only "slow" can be shown.`,
  ],
  ['slow.text_regions.warm', 'GET .../text-regions, warm', 0.06, 'text_regions', 'warm', true, MIXED],
  ['slow.conformance.warm', 'POST .../conformance, warm', 0.05, 'conformance', 'warm', true, MIXED],
  ['slow.conformance.cold', 'POST .../conformance, cold', 0.4, 'conformance', 'cold', true, MIXED],
  [
    'slow.renders',
    'GET .../renders',
    0.05,
    'renders_list',
    'all',
    false,
    'Decided exactly: the threshold is a bucket edge.',
  ],
  [
    'slow.render_page.cold',
    'POST /v1/render/page, cold',
    8,
    'render_page',
    'cold',
    false,
    `${MIXED} Only "slow" can be shown.`,
  ],
  ['slow.ai.extract_first', 'POST /v1/extract with AI, first hit', 24, null, 'cold', false, NEVER],
  [
    'slow.ai.signal_hit',
    'GET .../signals/{kind}, hit',
    0.3,
    'signal',
    'warm',
    false,
    `${MIXED} Only "not slow" can be shown.`,
  ],
  ['slow.ai.signal_miss', 'GET .../signals/{kind}, miss', 12, null, 'cold', false, NEVER],
];

export const SLOW_LANES: readonly SlowLane[] = SLOW_LINES.map(
  ([id, surface, threshold, endpoint, temperature, hitsCounted, why]) => ({
    kind: 'slow',
    id,
    surface,
    threshold,
    holdMs: SLOW_HOLD_MS,
    measure:
      endpoint === null ? null : { kind: 'quantile', endpoint, quantile: 0.95, temperature, hitsCounted },
    ai: id.startsWith('slow.ai.'),
    why,
  }),
);

/** Labels that record 5xx, so that the published lane can fire (slo-contract 1.3 and 6.2). */
const RECORDING_5XX = [
  'extract',
  ...RENDER_SAMPLE_WALK,
  'color_resolve',
  'color_match_pantone',
  'color_inkbook',
  'color_neutral_density',
  'geom_tile',
  'geom_intersect',
  'geom_union',
  'geom_difference',
  'geom_offset',
];
/** Labels that record 200 only but count a look-up before the work. */
const SHADOWED = ['text_regions', 'conformance'];
/** Labels that record 200 only and cast no shadow. */
const SILENT = ['renders_list', 'probe', 'extract_stream', 'signal'];

function failing(endpoint: string, basis: FailingLane['basis'], why: string): FailingLane {
  return {
    kind: 'failing',
    id: basis === 'shadow' ? `failing.${endpoint}.shadow` : `failing.${endpoint}`,
    surface: endpoint,
    endpoint,
    threshold: FAILING_SHARE,
    holdMs: FAILING_HOLD_MS,
    basis,
    why,
  };
}

export const FAILING_LANES: readonly FailingLane[] = [
  ...RECORDING_5XX.map((endpoint) =>
    failing(endpoint, 'responses', 'Recorded 5xx over recorded responses other than 429.'),
  ),
  ...SHADOWED.map((endpoint) =>
    failing(
      endpoint,
      null,
      'The route records only 200, so the published lane can never fire; see its shadow.',
    ),
  ),
  ...SHADOWED.map((endpoint) =>
    failing(endpoint, 'shadow', 'Shadow: look-ups without a success over look-ups (SLO-T6).'),
  ),
  ...SILENT.map((endpoint) =>
    failing(endpoint, null, 'The route records only 200, so this lane can never fire.'),
  ),
];

/** Every published lane, those that can never fire included (slo-contract 6). */
export const LANES: readonly Lane[] = [...SLOW_LANES, ...FAILING_LANES];
