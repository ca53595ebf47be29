import { TRAFFIC_WINDOWS_MS } from '../../../shared/metadata/gateway-traffic.ts';
import type { Interleave, MetricsReading } from '../../../shared/slo/counters.ts';
import type { ReadFailure } from '../read-failure.ts';
import type { HttpReadConfig, MetricsSource } from './contract.ts';
import type { GaugeSample } from './exposition.ts';
import type { GatewayTrafficSource } from './gateway-contract.ts';
import { GATEWAY, GATEWAY_FAMILIES, GATEWAY_GAUGES } from './gateway-families.ts';
import { createPrometheusApi, type PrometheusApi } from './prometheus-api.ts';
import { createPrometheusSource } from './prometheus-source.ts';
import { jobsQuery, promDuration, TARGET_LABELS, TRUST_WINDOW_MS } from './promql.ts';
import { parseSampleValue } from './sample-value.ts';
import { chooseSelector } from './selector-choice.ts';
import { saturationOf, trafficWindows } from './traffic-window.ts';

export interface GatewayQueriesConfig extends HttpReadConfig {
  /** Base URL of the metrics server. */
  readonly url: URL;
  /** Label matchers that choose the Pooler, for instance `job="codex-pooler"`; may be empty. */
  readonly selector: string;
}

/** So many drops of one counter in ten minutes are no restarts: several nodes answer as one target (pooler-contract 5.1). */
const DROPS_THAT_PROVE = 3;
const RESETS = 'resets';

/** Reads the Pooler's traffic from a metrics server: one query per window and two or three more, nodes summed. */
export function createGatewayQueries(config: GatewayQueriesConfig): GatewayTrafficSource {
  const api = createPrometheusApi(config.url, config);
  let counters: { readonly selector: string; readonly source: MetricsSource } | null = null;

  /** The same source as long as the selector stays the same: it remembers what it asks rarely. */
  function countersOf(selector: string): MetricsSource {
    if (counters?.selector !== selector) {
      const source = createPrometheusSource({ ...config, selector, families: GATEWAY_FAMILIES });
      counters = { selector, source };
    }
    return counters.source;
  }

  async function readAt(windowsMs: readonly number[], atMs: number) {
    const selector = await chooseSelector(api, config.selector, jobsQuery(GATEWAY.http), atMs);
    if (selector.kind !== 'ok') return selector;
    const read = await countersOf(selector.value).read(windowsMs);
    if (read.kind === 'not instrumented') {
      return {
        kind: 'not ready',
        detail: 'Every target of the Pooler answers its scrapes with 503.',
      } as const;
    }
    if (read.kind !== 'ok') return { kind: read.kind, detail: read.detail };
    const present = await readPresent(api, selector.value, Math.max(...windowsMs), atMs);
    if (present.kind !== 'ok') return present;
    const interleaved = [...read.value.interleaved, ...present.interleaved];
    const reading: MetricsReading = { ...read.value, interleaved };
    return {
      kind: 'ok',
      value: {
        atMs,
        windows: trafficWindows(reading, windowsMs),
        saturation: interleaved.length > 0 ? [] : saturationOf(present.gauges),
        interleaved: interleaved.length > 0,
        exposure: 'unknown',
      },
    } as const;
  }

  return {
    via: 'prometheus',
    exposure: () => 'unknown',
    async read(windowsMs = TRAFFIC_WINDOWS_MS) {
      const observedAtMs = config.nowMs();
      const found = await readAt(windowsMs, observedAtMs);
      return { ...found, observedAtMs, durationMs: config.nowMs() - observedAtMs };
    },
    async close() {
      api.close();
      await counters?.source.close();
    },
  };
}

/** The gauges summed over nodes, and whether counters of one target jump back, in one query. */
async function readPresent(
  api: PrometheusApi,
  selector: string,
  longestMs: number,
  atMs: number,
): Promise<
  | {
      readonly kind: 'ok';
      readonly gauges: readonly GaugeSample[];
      readonly interleaved: readonly Interleave[];
    }
  | ReadFailure
> {
  const answer = await api.vector(presentQuery(selector, longestMs), atMs);
  if (answer.kind !== 'ok') return answer;
  const gauges: GaugeSample[] = [];
  const interleaved: Interleave[] = [];
  for (const { metric, value } of answer.value) {
    const number = parseSampleValue(value[1]);
    const { family = '', route_class, window } = metric;
    if (number === null || !Number.isFinite(number) || number < 0) continue;
    if (family === RESETS) {
      const windowMs = window === 'now' ? TRUST_WINDOW_MS : longestMs;
      if (number >= DROPS_THAT_PROVE)
        interleaved.push({ replica: 'the Pooler', backwardSteps: number, windowMs });
    } else if (route_class !== undefined)
      gauges.push({ name: family, labels: { route_class }, value: number });
  }
  return { kind: 'ok', gauges, interleaved };
}

function presentQuery(selector: string, longestMs: number): string {
  const named = (expression: string, family: string) =>
    `label_replace(${expression}, "family", "${family}", "", "")`;
  const trust = promDuration(TRUST_WINDOW_MS);
  const resets = `max by (${TARGET_LABELS.join(', ')}) (resets(${GATEWAY.http}{${selector}}[${trust}]))`;
  const over = (expression: string, window: string) =>
    `label_replace(${named(expression, RESETS)}, "window", "${window}", "", "")`;
  return [
    ...Object.values(GATEWAY_GAUGES).map((name) =>
      named(`sum by (route_class) (${name}{${selector}})`, name),
    ),
    over(`max(${resets})`, 'now'),
    over(`max(max_over_time((${resets})[${promDuration(longestMs)}:${trust}]))`, 'longest'),
  ].join('\nor ');
}
