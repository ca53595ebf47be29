import type { CounterStore } from '../../../shared/slo/counters.ts';
import type { MetricsSource } from './contract.ts';

export interface KeptPoolerMetricsConfig {
  readonly counters: CounterStore;
  readonly nowMs: () => number;
}

/**
 * The Pooler's counters as the scrapes of the gateway traffic left them in the store, for rows on them: nothing is
 * asked of the Pooler a second time. `not ready` while nothing was kept.
 */
export function createKeptPoolerMetrics({ counters, nowMs }: KeptPoolerMetricsConfig): MetricsSource {
  async function readUntil(endMs: number, windowsMs: readonly number[]) {
    const observedAtMs = nowMs();
    const value = await counters.increases(windowsMs, endMs, 'pooler');
    const durationMs = nowMs() - observedAtMs;
    const kept = [...value.windows.values()].some(({ series }) => series.length > 0);
    return kept
      ? { kind: 'ok' as const, value, observedAtMs, durationMs }
      : { kind: 'not ready' as const, detail: NOT_KEPT, observedAtMs, durationMs };
  }

  return {
    via: 'scrape',
    read: (windowsMs) => readUntil(nowMs(), windowsMs),
    readUntil,
    async close() {},
  };
}

const NOT_KEPT = "The Pooler's metrics were not scraped yet.";
