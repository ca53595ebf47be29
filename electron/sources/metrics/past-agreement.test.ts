import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLISHED_ROWS } from '../../../shared/slo/catalogue/rows.ts';
import type { ScrapeRecord } from '../../../shared/slo/counters.ts';
import { judgeSlices, SLICE_MS, type Slice, sliceHealth, sliceSeries } from '../../../shared/slo/slices.ts';
import { generateHistory } from '../../demo/codex-pdf/history.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { seriesKey } from './families.ts';
import { createPrometheusSource } from './prometheus-source.ts';
import { HISTORY_SERVERS } from './testing/history-servers.ts';
import { openMetrics } from './testing/open-metrics.ts';
import { plainRead } from './testing/plain-read.ts';
import type { PrometheusServer } from './testing/prometheus-process.ts';

const HOUR_MS = 3_600_000;
const END_MS = Date.UTC(2026, 0, 30, 9, 15);
const SPAN_MS = 12 * HOUR_MS;
const ROWS = [
  'latency.renders.p95',
  'latency.conformance.warm.p95',
  'availability.extract',
  'cache.conformance',
];

const rowOf = (id: string) => {
  const row = PUBLISHED_ROWS.find((one) => one.id === id);
  if (row === undefined) throw new Error(`There is no row ${id}.`);
  return row;
};

describe.each(HISTORY_SERVERS)('the past of a row on $name', ({ needs, skipped, start }) => {
  describe.skipIf(skipped)(`(needs ${needs})`, () => {
    const { store, dispose } = temporaryStore();
    let server: PrometheusServer;
    let source: ReturnType<typeof createPrometheusSource>;

    beforeAll(async () => {
      const records: ScrapeRecord[] = [];
      const history = { days: 1, stepMs: 60_000, detailedDays: 1, seed: 3, endMs: END_MS };
      for await (const batch of generateHistory(history)) records.push(...batch);
      store.recordScrapes(records);
      server = await start(openMetrics(records));
      source = createPrometheusSource({
        ...plainRead(() => END_MS),
        url: server.url,
        selector: '',
      });
    });

    afterAll(async () => {
      await source?.close();
      await server?.stop();
      dispose();
    });

    test.each(ROWS)('%s reads slice by slice the same from the server as from the store', async (id) => {
      const row = rowOf(id);
      const fromMs = END_MS - SPAN_MS;
      const outcome = await source.readSlices?.(sliceSeries(row), fromMs, END_MS);
      if (outcome?.kind !== 'ok') throw new Error(`Expected slices, got ${outcome?.kind}.`);
      const possible = SPAN_MS / SLICE_MS;
      const health = (slices: readonly Slice[]) => sliceHealth(row, judgeSlices(row, slices), possible);
      const queried = health(outcome.value);
      const kept = health(store.slices(sliceSeries(row), fromMs, END_MS));
      expect(kept.observed).toBeGreaterThan(possible / 2);
      // A slice of few requests at the edge of a band may fall to either side: Prometheus stretches an increase to the
      // ends of its window, and a slice that starts with a new series lacks its first value there (SLO-T7).
      const slack = 0.03 * possible;
      expect(Math.abs(queried.observed - kept.observed)).toBeLessThanOrEqual(slack);
      expect(Math.abs(queried.inBand - kept.inBand)).toBeLessThanOrEqual(slack);
      expect(Math.abs(queried.outOfBand - kept.outOfBand)).toBeLessThanOrEqual(slack);
      if (kept.percentile === null) expect(queried.percentile).toBeNull();
      else expect((queried.percentile ?? 0) / kept.percentile).toBeCloseTo(1, 1);
    });

    test('a window that ended hours ago reads the same from the server as from the store', async () => {
      const endMs = END_MS - 5 * HOUR_MS;
      const windowMs = 7 * HOUR_MS;
      const outcome = await source.readUntil(endMs, [windowMs]);
      if (outcome.kind !== 'ok') throw new Error(`Expected a reading, got ${outcome.kind}.`);
      const window = outcome.value.windows.get(windowMs);
      const kept = store.increases([windowMs], endMs).windows.get(windowMs);
      expect(window?.coverage).toBeCloseTo(1, 2);
      const increases = new Map(
        kept?.series.map(({ name, labels, increase }) => [seriesKey(name, labels), increase]),
      );
      expect(increases.size).toBeGreaterThan(50);
      const apart = (window?.series ?? []).filter(({ name, labels, increase }) => {
        const other = increases.get(seriesKey(name, labels)) ?? 0;
        return Math.abs(increase - other) > 0.02 * Math.max(increase, other) + 2;
      });
      expect(apart).toEqual([]);
    });

    test('a window before all history is empty, and no failure of the source', async () => {
      const outcome = await source.readUntil(END_MS - 400 * HOUR_MS, [24 * HOUR_MS]);
      expect(outcome).toMatchObject({ kind: 'ok' });
      const window = outcome.kind === 'ok' ? outcome.value.windows.get(24 * HOUR_MS) : undefined;
      expect(window).toMatchObject({ coverage: 0, series: [] });
    });
  });
});
