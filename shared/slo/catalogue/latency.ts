import type { Temperature } from '../mixture.ts';
import type { Measurability } from '../result.ts';
import { formatSeconds } from '../wording.ts';
import { NO_ASSUMPTIONS, type SloGroup, type SloRow } from './row.ts';

/** Edges in seconds of both histograms: the client library's defaults (slo-contract 1.2). */
export const CLIENT_EDGES: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];

/** A published line of a latency table: one surface with up to three percentiles. */
interface LatencyLine {
  readonly prefix: string;
  readonly group: SloGroup;
  readonly surface: string;
  readonly endpoint: string | null;
  readonly temperature: Temperature | 'all';
  readonly hitsCounted: boolean;
  /** Target in seconds and class, for p50, p95 and p99. */
  readonly targets: readonly [Cell, Cell, Cell];
  /** What else the label holds, where it holds more than the surface. */
  readonly caveat?: string;
}
type Cell = readonly [seconds: number, Measurability];

const PERCENTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

/** The rows of one line, ids `<prefix>.p50`, `.p95` and `.p99`. */
export function latencyRows(line: LatencyLine): readonly SloRow[] {
  return PERCENTILES.map(([name, quantile], index): SloRow => {
    const [target, measurability] = line.targets[index] ?? line.targets[0];
    return {
      id: `${line.prefix}.${name}`,
      surface: line.surface,
      group: line.group,
      target,
      direction: '<=',
      unit: 'seconds',
      window: '30d',
      rule: `The ${name} of the time from arrival to last byte is at most ${formatSeconds(target)}. No window is published; judged over 30 days, with 5 minutes beside it.`,
      measure: {
        kind: 'quantile',
        endpoint: line.endpoint,
        quantile,
        temperature: line.temperature,
        hitsCounted: line.hitsCounted,
      },
      how: how(line),
      class: measurability,
      scope: line.endpoint === null ? 'probe' : 'handler view, replicas merged',
      why: [why(line, target), line.caveat].filter((part) => part !== undefined).join(' '),
      assumes: NO_ASSUMPTIONS,
      vacuousAsPublished: false,
    };
  });
}

function how({ endpoint, temperature, hitsCounted }: LatencyLine): string {
  if (endpoint === null)
    return 'Nothing times this route; a labelled stand-in is the duration of an external probe.';
  const counted = `Shares of \`${endpoint}\` requests at or under the bucket edges around the target`;
  if (temperature === 'all') return `${counted}.`;
  return hitsCounted
    ? `${counted}, bounded for ${temperature} requests by the counted hit share.`
    : `${counted}, warm and cold together.`;
}

function why({ endpoint, temperature, hitsCounted }: LatencyLine, target: number): string {
  if (endpoint === null)
    return 'The service does not instrument its health check; an external probe can stand in.';
  const parts = [edgeSentence(target)];
  if (temperature !== 'all') {
    parts.push(
      hitsCounted
        ? 'Warm and cold share one series; the hit share bounds how much of it is which.'
        : temperature === 'warm'
          ? 'Warm and cold share one series and hits are not counted, so only a pass can be shown, assuming a cold request is never faster.'
          : 'Warm and cold share one series and hits are not counted, so only a breach can be shown, assuming a cold request is never faster.',
    );
  }
  return parts.join(' ');
}

function edgeSentence(target: number): string {
  const said = formatSeconds(target);
  if (CLIENT_EDGES.includes(target))
    return `${said} is a bucket edge, so requests on either side are counted exactly.`;
  const upper = CLIENT_EDGES.find((edge) => edge > target);
  const lower = CLIENT_EDGES.findLast((edge) => edge < target) ?? 0;
  return upper === undefined
    ? `${said} lies above the top bucket edge of ${formatSeconds(lower)}, so only requests under that edge can be vouched for (SLO-T3).`
    : `${said} lies between the bucket edges ${formatSeconds(lower)} and ${formatSeconds(upper)}, so a value in between stays undecided (SLO-T4).`;
}

/** Latency, slo-contract 4.2. */
export const LATENCY_ROWS: readonly SloRow[] = [
  ...latencyRows({
    prefix: 'latency.healthz',
    group: 'latency',
    surface: 'GET /v1/healthz',
    endpoint: null,
    temperature: 'all',
    hitsCounted: false,
    targets: [
      [0.005, 'not measurable'],
      [0.025, 'not measurable'],
      [0.05, 'not measurable'],
    ],
  }),
  ...latencyRows({
    prefix: 'latency.probe.warm',
    group: 'latency',
    surface: 'POST /v1/probe, warm',
    endpoint: 'probe',
    temperature: 'warm',
    hitsCounted: false,
    targets: [
      [0.01, 'assumption'],
      [0.05, 'assumption'],
      [0.15, 'assumption'],
    ],
  }),
  ...latencyRows({
    prefix: 'latency.extract.warm',
    group: 'latency',
    surface: 'POST /v1/extract, warm',
    endpoint: 'extract',
    temperature: 'warm',
    hitsCounted: false,
    targets: [
      [0.03, 'assumption'],
      [0.2, 'assumption'],
      [0.8, 'assumption'],
    ],
    caveat: 'Sparse, URL and AI extracts share the label (SLO-T13).',
  }),
  ...latencyRows({
    prefix: 'latency.extract.cold',
    group: 'latency',
    surface: 'POST /v1/extract, cold',
    endpoint: 'extract',
    temperature: 'cold',
    hitsCounted: false,
    targets: [
      [0.3, 'assumption'],
      [2, 'assumption'],
      [6, 'assumption'],
    ],
    caveat: 'Sparse, URL and AI extracts share the label (SLO-T13).',
  }),
  ...latencyRows({
    prefix: 'latency.text_regions.warm',
    group: 'latency',
    surface: 'GET /v1/documents/{hash}/text-regions, warm',
    endpoint: 'text_regions',
    temperature: 'warm',
    hitsCounted: true,
    targets: [
      [0.005, 'bounded'],
      [0.03, 'bounded'],
      [0.1, 'bounded'],
    ],
  }),
  ...latencyRows({
    prefix: 'latency.conformance.warm',
    group: 'latency',
    surface: 'POST /v1/documents/{id}/conformance/{profile}, warm',
    endpoint: 'conformance',
    temperature: 'warm',
    hitsCounted: true,
    targets: [
      [0.005, 'bounded'],
      [0.025, 'bounded'],
      [0.08, 'bounded'],
    ],
  }),
  ...latencyRows({
    prefix: 'latency.conformance.cold',
    group: 'latency',
    surface: 'POST /v1/documents/{id}/conformance/{profile}, cold including the parse',
    endpoint: 'conformance',
    temperature: 'cold',
    hitsCounted: true,
    targets: [
      [0.05, 'bounded'],
      [0.2, 'bounded'],
      [0.8, 'bounded'],
    ],
  }),
  ...latencyRows({
    prefix: 'latency.renders',
    group: 'latency',
    surface: 'GET /v1/documents/{hash}/renders',
    endpoint: 'renders_list',
    temperature: 'all',
    hitsCounted: true,
    targets: [
      [0.005, 'exact'],
      [0.025, 'exact'],
      [0.06, 'bounded'],
    ],
  }),
  ...latencyRows({
    prefix: 'latency.render_page.cold',
    group: 'latency',
    surface: 'POST /v1/render/page, cold, Ghostscript',
    endpoint: 'render_page',
    temperature: 'cold',
    hitsCounted: false,
    targets: [
      [0.5, 'assumption'],
      [4, 'assumption'],
      [12, 'not measurable'],
    ],
  }),
];
