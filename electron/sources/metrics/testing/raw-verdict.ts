import type { rawFigures } from './raw-samples.ts';

/** A latency line of slo-contract 4.2: its label, its part, and the edges around p50, p95 and p99 (3.2), as exposed. */
export interface RawLatencyLine {
  readonly prefix: string;
  readonly endpoint: string;
  readonly part: 'warm' | 'cold' | 'all';
  /** Whether look-ups of the label are counted, so that the warm share is known (SLO-T5). */
  readonly hitsCounted: boolean;
  readonly edges: readonly (readonly [lower: string, upper: string])[];
}

/** Written down from the reference, not taken from the catalogue. */
export const RAW_LATENCY: readonly RawLatencyLine[] = [
  line('latency.probe.warm', 'probe', 'warm', false, ['0.01'], ['0.05'], ['0.1', '0.25']),
  line('latency.extract.warm', 'extract', 'warm', false, ['0.025', '0.05'], ['0.1', '0.25'], ['0.75', '1.0']),
  line('latency.extract.cold', 'extract', 'cold', false, ['0.25', '0.5'], ['1.0', '2.5'], ['5.0', '7.5']),
  line('latency.text_regions.warm', 'text_regions', 'warm', true, ['0.005'], ['0.025', '0.05'], ['0.1']),
  line('latency.conformance.warm', 'conformance', 'warm', true, ['0.005'], ['0.025'], ['0.075', '0.1']),
  line('latency.conformance.cold', 'conformance', 'cold', true, ['0.05'], ['0.1', '0.25'], ['0.75', '1.0']),
  line('latency.renders', 'renders_list', 'all', false, ['0.005'], ['0.025'], ['0.05', '0.075']),
  line('latency.render_page.cold', 'render_page', 'cold', false, ['0.5'], ['2.5', '5.0'], ['10.0', '+Inf']),
];

function line(
  prefix: string,
  endpoint: string,
  part: RawLatencyLine['part'],
  hitsCounted: boolean,
  ...edges: readonly (readonly [string, string?])[]
): RawLatencyLine {
  return {
    prefix,
    endpoint,
    part,
    hitsCounted,
    edges: edges.map(([lower, upper = lower]) => [lower, upper] as const),
  };
}

/**
 * The verdicts that raw samples allow for one quantile when every share may be off by `slack`: one, or where a share
 * lies that near to what is needed, both neighbours. By slo-contract 3.2 and 3.3, without any of the evaluator's code.
 */
export function rawVerdicts(
  raw: ReturnType<typeof rawFigures>,
  { endpoint, part, hitsCounted }: RawLatencyLine,
  [lower, upper]: readonly [string, string],
  q: number,
  slack: number,
): ReadonlySet<string> {
  const below = raw.shareUnder(endpoint, lower);
  const above = upper === '+Inf' ? 1 : raw.shareUnder(endpoint, upper);
  const h = hitsCounted ? raw.warmShare(endpoint) : null;
  const verdicts = [-slack, 0, slack].map((off) => {
    const [low, high] = [Math.min(1, below + off), upper === '+Inf' ? 1 : Math.min(1, above + off)];
    return verdictOf(low, high, part, h, q);
  });
  return new Set(verdicts);
}

function verdictOf(
  low: number,
  high: number,
  part: RawLatencyLine['part'],
  h: number | null,
  q: number,
): string {
  if (part === 'all') return low >= q ? 'pass' : high < q ? 'breach' : 'undecided';
  if (h === null) {
    if (low >= 1) return 'pass';
    if (part === 'warm') return low >= q ? 'assumed pass' : 'undecided';
    return high < q ? 'assumed breach' : 'undecided';
  }
  const own = part === 'warm' ? h : 1 - h;
  if ((low - (1 - own)) / own >= q) return 'pass';
  if (high / own < q) return 'breach';
  if (part === 'warm' && low >= q) return 'assumed pass';
  return part === 'cold' && high < q ? 'assumed breach' : 'undecided';
}
