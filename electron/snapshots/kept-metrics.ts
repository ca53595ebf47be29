import type { SourcePlan } from '../../shared/metadata/freshness.ts';
import type { SourceId } from '../../shared/metadata/source.ts';
import type { CountedService, CounterStore } from '../../shared/slo/counters.ts';
import type { MetricsSource } from '../sources/metrics/contract.ts';

export interface KeptMetricsConfig {
  readonly counters: CounterStore;
  readonly service: CountedService;
  readonly plan: SourcePlan;
  readonly nowMs: () => number;
}

const NOT_KEPT =
  'The snapshot holds no counters for this: the connection asked a metrics server, which keeps them itself.';

const ROAD: Readonly<Record<CountedService, SourceId>> = { 'codex-pdf': 'slo', pooler: 'traffic' };

/** The counters of one service as a snapshot holds them: those of direct scrapes, from which windows are read offline. */
export function keptMetrics({ counters, service, plan, nowMs }: KeptMetricsConfig): MetricsSource {
  return plan[ROAD[service]]?.via.endsWith('scrape') === true
    ? scrapedMetrics(counters, service, nowMs)
    : absentMetrics(nowMs);
}

function scrapedMetrics(counters: CounterStore, service: CountedService, nowMs: () => number): MetricsSource {
  const readUntil: MetricsSource['readUntil'] = async (endMs, windowsMs) => ({
    kind: 'ok',
    value: await counters.increases(windowsMs, endMs, service),
    observedAtMs: nowMs(),
    durationMs: 0,
  });
  return { via: 'scrape', read: (windowsMs) => readUntil(nowMs(), windowsMs), readUntil, async close() {} };
}

function absentMetrics(nowMs: () => number): MetricsSource {
  const absent = async () => ({
    kind: 'not exposed' as const,
    detail: NOT_KEPT,
    observedAtMs: nowMs(),
    durationMs: 0,
  });
  return { via: 'prometheus', read: absent, readUntil: absent, readSlices: absent, async close() {} };
}
