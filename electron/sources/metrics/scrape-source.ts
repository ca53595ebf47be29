import type { CounterSample, ScrapeRecord } from '../../../shared/slo/counters.ts';
import { createHealthProbe } from '../codex-pdf/health-probe.ts';
import { codexExposition } from './codex-exposition.ts';
import type { MetricsSource, ScrapeSourceConfig } from './contract.ts';
import { labelsByName } from './families.ts';
import { createHttpReader } from './http-read.ts';
import { type ScrapeResult, scrapeTarget } from './scrape-target.ts';

/**
 * Reads codex-pdf without a metrics server: each read scrapes every target once, keeps the counters in the
 * store, failed scrapes included, and asks the store for the increases. One target that answers is enough;
 * the notes name the others. When none answers, the outcome is that of the first target.
 * Throws RangeError without targets.
 */
export function createScrapeSource(config: ScrapeSourceConfig): MetricsSource {
  const plan = codexExposition(config.families);
  const families = labelsByName(plan.counters);
  const [first, ...others] = config.targets.map((url, index) => {
    const reader = createHttpReader(url, config);
    const probe =
      config.probeHealth === true
        ? createHealthProbe({ reader, metricsUrl: url, nowMs: config.nowMs })
        : null;
    return { replica: `replica-${index + 1}`, url, reader, probe };
  });
  if (first === undefined) throw new RangeError('A scrape source needs at least one target.');

  const scrape = async ({ replica, url, reader, probe }: typeof first) => {
    const result = await scrapeTarget(reader, url, plan);
    await probe?.probe();
    return { replica, result, probed: probe?.samples() ?? [] };
  };

  return {
    via: 'scrape',
    async read(windowsMs) {
      // The counters are at least as old as the request; taking its start is what Prometheus does too.
      const observedAtMs = config.nowMs();
      const results = await Promise.all([scrape(first), ...others.map(scrape)]);
      const records = results.map((one) => ({ ...recordOf(one, observedAtMs), families }));
      await config.counters.recordScrapes(records);
      const failures = results.flatMap(({ replica, result }) =>
        result.kind === 'ok' ? [] : [{ replica, failure: result }],
      );
      const firstFailure = failures[0]?.failure;
      if (firstFailure !== undefined && failures.length === results.length) {
        return { ...firstFailure, observedAtMs, durationMs: config.nowMs() - observedAtMs };
      }
      const reading = await config.counters.increases(windowsMs, observedAtMs);
      const missing = failures.map(({ replica, failure }) => `${replica} was not scraped: ${failure.detail}`);
      return {
        kind: 'ok',
        value: { ...reading, notes: [...reading.notes, ...missing] },
        observedAtMs,
        durationMs: config.nowMs() - observedAtMs,
      };
    },
    async readUntil(endMs, windowsMs) {
      const observedAtMs = config.nowMs();
      const value = await config.counters.increases(windowsMs, endMs);
      return { kind: 'ok', value, observedAtMs, durationMs: config.nowMs() - observedAtMs };
    },
    async close() {
      for (const { reader } of [first, ...others]) reader.close();
    },
  };
}

/** A probe's counters go with the scrape they were made at; those of a failed scrape go with the next good one. */
function recordOf(
  {
    replica,
    result,
    probed,
  }: {
    readonly replica: string;
    readonly result: ScrapeResult;
    readonly probed: readonly CounterSample[];
  },
  atMs: number,
): ScrapeRecord {
  return { replica, atMs, samples: result.kind === 'ok' ? [...result.samples, ...probed] : null };
}
