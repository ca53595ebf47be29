import { TRAFFIC_WINDOWS_MS } from '../../../shared/metadata/gateway-traffic.ts';
import type { SloRow } from '../../../shared/slo/catalogue/row.ts';
import type { CounterStore } from '../../../shared/slo/counters.ts';
import type { ReadFailure } from '../read-failure.ts';
import type { HttpReadConfig } from './contract.ts';
import { labelsByName } from './families.ts';
import type { GatewayTrafficSource } from './gateway-contract.ts';
import { gatewayExposition } from './gateway-families.ts';
import { createHttpReader, type HttpReader } from './http-read.ts';
import { exposureOf, type MetricsExposure, scrapePooler } from './pooler-scrape.ts';
import { saturationOf, trafficWindows } from './traffic-window.ts';

export interface GatewayScrapeConfig extends HttpReadConfig {
  /** The Pooler's address; `/metrics` stands at its root. */
  readonly poolerUrl: URL;
  readonly counters: CounterStore;
  /** Rows on the Pooler's counters, which are kept at the same scrape; see `createKeptPoolerMetrics`. */
  readonly rows?: readonly SloRow[];
}

/** The name of the one node behind the address, which keeps its counters apart from codex-pdf's. */
const NODE = 'pooler-1';

/** With a token, whether anybody may read is asked without it this often, ms: each asking is one more 4xx it counts. */
const EXPOSURE_ASKED_EVERY_MS = 10 * 60_000;

/** Nobody entered a token, so none was refused: a Pooler that protects its metrics is as it should be. */
const PROTECTED: ReadFailure = {
  kind: 'not exposed',
  detail: 'The Pooler protects its metrics: enter its metrics token under Connections to read them.',
};

/**
 * Scrapes the Pooler's `/metrics` at every read and keeps the counters in the store, failed scrapes included
 * (pooler-contract 5). Nodes behind one address are recognised by counters that jump back; then there are no figures.
 * A bearer token is optional: while there is none, a Pooler that protects its metrics is `not exposed`.
 */
export function createGatewayScrape(config: GatewayScrapeConfig): GatewayTrafficSource {
  const url = new URL('/metrics', config.poolerUrl);
  const plan = gatewayExposition(config.rows ?? []);
  const families = labelsByName(plan.counters);
  const reader = createHttpReader(url, config);
  const anonymous = createHttpReader(url, { ...config, credentials: { kind: 'none' } });
  const exposureToAll = createExposureReader(anonymous, url);
  const { credentials } = config;
  const hasToken = () =>
    credentials.kind === 'basic' || (credentials.kind === 'bearer' && credentials.token() !== null);
  let exposure: MetricsExposure = 'unknown';

  return {
    via: 'scrape',
    exposure: () => exposure,
    async read(windowsMs = TRAFFIC_WINDOWS_MS) {
      const observedAtMs = config.nowMs();
      const withToken = hasToken();
      const answer = await scrapePooler(withToken ? reader : anonymous, url, plan);
      // With a token sent, a good answer says nothing of what others get.
      exposure =
        withToken && answer.exposure === 'open' ? await exposureToAll(observedAtMs) : answer.exposure;
      const samples = answer.scrape.kind === 'ok' ? answer.scrape.samples : null;
      await config.counters.recordScrapes([{ replica: NODE, atMs: observedAtMs, samples, families }]);
      if (answer.scrape.kind !== 'ok') {
        const failure = withToken || answer.exposure !== 'protected' ? answer.scrape : PROTECTED;
        return { ...failure, observedAtMs, durationMs: config.nowMs() - observedAtMs };
      }
      const reading = await config.counters.increases(windowsMs, observedAtMs, 'pooler');
      const interleaved = reading.interleaved.length > 0;
      return {
        kind: 'ok',
        value: {
          atMs: observedAtMs,
          windows: trafficWindows(reading, windowsMs),
          // Of whichever node answered, which is not their sum.
          saturation: interleaved ? [] : saturationOf(answer.scrape.gauges),
          interleaved,
          exposure,
        },
        observedAtMs,
        durationMs: config.nowMs() - observedAtMs,
      };
    },
    async close() {
      reader.close();
      anonymous.close();
    },
  };
}

/** Asks without a token now and then. */
function createExposureReader(anonymous: HttpReader, url: URL) {
  let known: { readonly askedAtMs: number; readonly exposure: MetricsExposure } | null = null;
  return async (nowMs: number): Promise<MetricsExposure> => {
    if (known === null || Math.abs(nowMs - known.askedAtMs) >= EXPOSURE_ASKED_EVERY_MS) {
      known = { askedAtMs: nowMs, exposure: exposureOf(await anonymous.read(url)) };
    }
    return known.exposure;
  };
}
