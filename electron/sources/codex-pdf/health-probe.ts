import { CLIENT_EDGES } from '../../../shared/slo/catalogue/latency.ts';
import { PROBE_COUNT, PROBE_SECONDS } from '../../../shared/slo/catalogue/stand-ins.ts';
import type { CounterSample } from '../../../shared/slo/counters.ts';
import type { HttpReader } from '../metrics/http-read.ts';

/** Asks one process for its health and counts the answers as a client of the service would. */
export interface HealthProbe {
  /** One request; never rejects for what the service does. */
  probe(): Promise<void>;
  /** What was counted since this probe was made, as counters that start at its making. */
  samples(): readonly CounterSample[];
}

export interface HealthProbeConfig {
  readonly reader: HttpReader;
  /** The `/metrics` address of the process; its health check stands beside it. */
  readonly metricsUrl: URL;
  readonly nowMs: () => number;
}

/** Answers that say something about the health check: anything else is about the address or the credential. */
const TELLING = (status: number) => status === 200 || status >= 500;

/**
 * A probe of `GET /v1/healthz`, which the service does not instrument (slo-contract 4.1): a 5xx or no answer is a
 * failure, and the time of good answers goes into buckets with the edges of the service's own histograms.
 */
export function createHealthProbe({ reader, metricsUrl, nowMs }: HealthProbeConfig): HealthProbe {
  const createdAtMs = nowMs();
  const url = new URL(metricsUrl);
  url.pathname = `${metricsUrl.pathname.replace(/\/metrics\/?$/, '').replace(/\/$/, '')}/v1/healthz`;
  url.search = '';
  let failed = 0;
  const seconds: number[] = new Array(CLIENT_EDGES.length).fill(0);
  let ok = 0;

  return {
    async probe() {
      const startMs = nowMs();
      const answer = await reader.read(url);
      if (answer.kind === 'answer' && !TELLING(answer.status)) return;
      if (answer.kind !== 'answer' && answer.kind !== 'unreachable') return;
      if (answer.kind !== 'answer' || answer.status !== 200) {
        failed += 1;
        return;
      }
      ok += 1;
      const took = (nowMs() - startMs) / 1000;
      for (const [index, edge] of CLIENT_EDGES.entries()) {
        if (took <= edge) seconds[index] = (seconds[index] ?? 0) + 1;
      }
    },
    samples() {
      if (ok + failed === 0) return [];
      const sample = (name: string, labels: Readonly<Record<string, string>>, value: number) => ({
        name,
        labels,
        value,
        createdAtMs,
      });
      return [
        sample(PROBE_COUNT, { outcome: 'ok' }, ok),
        sample(PROBE_COUNT, { outcome: 'failed' }, failed),
        ...CLIENT_EDGES.map((edge, index) =>
          sample(`${PROBE_SECONDS}_bucket`, { le: `${edge}` }, seconds[index] ?? 0),
        ),
        sample(`${PROBE_SECONDS}_bucket`, { le: '+Inf' }, ok),
      ];
    },
  };
}
