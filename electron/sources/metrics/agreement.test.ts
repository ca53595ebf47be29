import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MetricsReading, ScrapeRecord, SeriesIncrease } from '../../../shared/slo/counters.ts';
import { evaluateSlo } from '../../../shared/slo/evaluate.ts';
import { REQUIRED_WINDOWS_MS } from '../../../shared/slo/windows.ts';
import { generateHistory } from '../../demo/codex-pdf/history.ts';
import { type CodexPdfServer, startCodexPdfSimulator } from '../../demo/codex-pdf/server.ts';
import {
  CALM_TRAFFIC,
  scaleTraffic,
  type TrafficProfile,
  withEndpoint,
} from '../../demo/codex-pdf/traffic.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import type { MetricsSource } from './contract.ts';
import { seriesKey } from './families.ts';
import { createPrometheusSource } from './prometheus-source.ts';
import { createScrapeSource } from './scrape-source.ts';
import { openMetrics } from './testing/open-metrics.ts';
import { plainRead } from './testing/plain-read.ts';
import { findBinary, type PrometheusServer, startPrometheus } from './testing/prometheus-process.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function readingFrom(source: MetricsSource, windowsMs: readonly number[]): Promise<MetricsReading> {
  const outcome = await source.read(windowsMs);
  if (outcome.kind !== 'ok') throw new Error(`expected a reading, got ${outcome.kind}: ${outcome.detail}`);
  return outcome.value;
}

const bySeries = (series: readonly SeriesIncrease[]) =>
  new Map(series.map((one) => [seriesKey(one.name, one.labels), one.increase]));

/** Two readings of one window that differ by more than 2 % and 2 counts, by series. */
function disagreements(a: MetricsReading, b: MetricsReading, windowMs: number): string[] {
  const left = bySeries(a.windows.get(windowMs)?.series ?? []);
  const right = bySeries(b.windows.get(windowMs)?.series ?? []);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const [one, other] = [left.get(key) ?? 0, right.get(key) ?? 0];
    return Math.abs(one - other) <= 0.02 * Math.max(one, other) + 2 ? [] : [`${key}: ${one} and ${other}`];
  });
}

/** Rows whose verdicts differ, or whose estimate, count or coverage differ by more than the tolerance. */
function differentRows(a: MetricsReading, b: MetricsReading): string[] {
  const others = evaluateSlo({ kind: 'reading', reading: b });
  const near = (one: number | null, other: number | null | undefined, slack: number) =>
    one === null || other === null || other === undefined
      ? one === other
      : Math.abs(one - other) <= 0.02 * Math.max(Math.abs(one), Math.abs(other)) + slack;
  return evaluateSlo({ kind: 'reading', reading: a }).flatMap((row, index) => {
    const other = others[index];
    const same =
      row.verdict === other?.verdict &&
      near(row.estimate, other.estimate, 0.001) &&
      near(row.n, other.n, 2) &&
      near(row.coverage, other.coverage, 0.001);
    return same ? [] : [`${row.id}: ${JSON.stringify(row)} and ${JSON.stringify(other)}`];
  });
}

const total = (reading: MetricsReading, windowMs: number, start: string) =>
  [...bySeries(reading.windows.get(windowMs)?.series ?? [])]
    .filter(([key]) => key.startsWith(start))
    .reduce((sum, [, increase]) => sum + increase, 0);

describe.skipIf(findBinary('prometheus') === null)('beside a real Prometheus (needs prometheus)', () => {
  const [SHORT_MS, WHOLE_MS] = [10_000, 20_000];
  const NONE: TrafficProfile = { endpoints: [], ai: [] };
  // A hundred requests decide no p99 that two more or less would not decide otherwise: the quietest route with a warm
  // share gets latencies well inside its targets.
  const QUICK = [
    { seconds: 0.003, share: 9 },
    { seconds: 0.018, share: 1 },
  ];
  const CALM = withEndpoint(CALM_TRAFFIC, 'text_regions', { latency: QUICK });
  const BUSY = scaleTraffic(withEndpoint(CALM, 'extract', { errorShare: 0 }), 8);
  const FAILING = withEndpoint(BUSY, 'extract', { errorShare: 0.02 });
  const { store, dispose } = temporaryStore();
  let simulator: CodexPdfServer;
  let twoWorkers: readonly CodexPdfServer[] = [];
  let prometheus: PrometheusServer;
  let scraped: MetricsReading;
  let queried: MetricsReading;

  const query = (selector: string, windowsMs: readonly number[]) =>
    readingFrom(createPrometheusSource({ ...plainRead(Date.now), url: prometheus.url, selector }), windowsMs);

  // No traffic flows at the window's edges and around the restart: there the two roads, which scrape at
  // different moments, may honestly differ by what one scrape interval brings.
  beforeAll(async () => {
    let traffic = NONE;
    simulator = await startCodexPdfSimulator({ seed: 7, nowMs: Date.now, trafficAt: () => traffic });
    const interleaved = { trafficAt: () => BUSY, seed: 8, nowMs: Date.now, workers: 2 } as const;
    twoWorkers = [
      await startCodexPdfSimulator(interleaved),
      await startCodexPdfSimulator({ ...interleaved, createdSeries: false }),
    ];
    const metrics = new URL('/metrics', simulator.url);
    prometheus = await startPrometheus({
      targets: [simulator.url, ...twoWorkers.map((one) => one.url)],
      scrapeIntervalMs: 200,
    });
    const direct = createScrapeSource({
      ...plainRead(Date.now),
      targets: [metrics],
      counters: {
        recordScrapes: async (records) => store.recordScrapes(records),
        increases: async (windowsMs, endMs) => store.increases(windowsMs, endMs),
      },
    });
    const scrapeFor = async (ms: number) => {
      for (const until = Date.now() + ms; Date.now() < until; await sleep(200)) await direct.read([]);
    };

    await scrapeFor(2000);
    traffic = BUSY;
    await scrapeFor(6000);
    traffic = NONE;
    await scrapeFor(1500);
    simulator.simulator.restart();
    traffic = FAILING;
    await scrapeFor(6000);
    traffic = NONE;
    await scrapeFor(1500);
    [scraped, queried] = await Promise.all([
      readingFrom(direct, [...REQUIRED_WINDOWS_MS, SHORT_MS, WHOLE_MS]),
      query(`instance="${simulator.url.host}"`, [...REQUIRED_WINDOWS_MS, SHORT_MS, WHOLE_MS]),
    ]);
  });

  afterAll(async () => {
    await prometheus?.stop();
    await Promise.all([simulator, ...twoWorkers].map((one) => one?.close()));
    dispose();
  });

  test('both roads count the same over births and a restart, within 2 % and 2 per series', () => {
    expect(total(scraped, WHOLE_MS, 'codex_api_requests_total')).toBeGreaterThan(300);
    expect(disagreements(scraped, queried, WHOLE_MS)).toEqual([]);
  });

  test('every row has the same verdict on both roads', () => {
    expect(differentRows(scraped, queried)).toEqual([]);
    const verdicts = evaluateSlo({ kind: 'reading', reading: queried }).map((row) => row.verdict);
    expect(verdicts).toEqual(expect.arrayContaining(['pass', 'breach', 'undecided']));
  });

  test('SLO-T7: both count the first failures of a process', () => {
    const failures = 'codex_api_requests_total{endpoint="extract",instance="replica-1",status="500"}';
    expect(total(scraped, WHOLE_MS, failures)).toBeGreaterThanOrEqual(2);
    expect(Math.round(total(queried, WHOLE_MS, failures))).toBe(total(scraped, WHOLE_MS, failures));
  });

  test('a restart is not mistaken for a second worker', () => {
    expect(scraped.interleaved).toEqual([]);
    expect(queried.interleaved).toEqual([]);
  });

  test('SLO-T1: two workers are recognised, with creation times and without', async () => {
    for (const { url } of twoWorkers) {
      const { interleaved } = await query(`instance="${url.host}"`, [WHOLE_MS]);
      expect(interleaved).toMatchObject([{ replica: 'replica-1', windowMs: 600_000 }]);
    }
  });

  test('three processes behind one selector are three replicas', async () => {
    const { windows } = await query('', [WHOLE_MS]);
    const replicas = windows.get(WHOLE_MS)?.series.map((one) => one.labels.instance);
    expect([...new Set(replicas)]).toEqual(['replica-1', 'replica-2', 'replica-3']);
  });

  test('both have seen nearly all of a window that has passed', () => {
    expect(scraped.windows.get(SHORT_MS)?.coverage).toBeGreaterThan(0.8);
    expect(queried.windows.get(SHORT_MS)?.coverage).toBeGreaterThan(0.8);
  });

  test('Prometheus tells how long it keeps data', () => {
    expect(queried.retentionMs).toBe(15 * DAY_MS);
  });
});

describe.skipIf(findBinary('prometheus') === null || findBinary('promtool') === null)(
  'over ten days of history (needs prometheus and promtool)',
  () => {
    /** Of those the rows need, the ones that hold more than one scrape, and one with a restart in it. */
    const WINDOWS_MS = [...REQUIRED_WINDOWS_MS.filter((ms) => ms >= HOUR_MS), 8 * DAY_MS];
    const endMs = Date.UTC(2026, 0, 30, 9, 15);
    const { store, dispose } = temporaryStore();
    let prometheus: PrometheusServer;
    let queried: MetricsReading;

    beforeAll(async () => {
      const records: ScrapeRecord[] = [];
      for await (const batch of generateHistory({ days: 10, seed: 3, endMs, detailedDays: 10 }))
        records.push(...batch);
      store.recordScrapes(records);
      prometheus = await startPrometheus({
        targets: [],
        scrapeIntervalMs: 60_000,
        history: openMetrics(records),
      });
      const source = createPrometheusSource({ ...plainRead(() => endMs), url: prometheus.url, selector: '' });
      queried = await readingFrom(source, WINDOWS_MS);
    });

    afterAll(async () => {
      await prometheus?.stop();
      dispose();
    });

    test.each(WINDOWS_MS)(
      'agrees with the counters kept locally over %i ms, a restart included',
      (windowMs) => {
        const local = store.increases(WINDOWS_MS, endMs);
        expect(total(local, windowMs, 'codex_api_requests_total')).toBeGreaterThan(1000);
        expect(disagreements(local, queried, windowMs)).toEqual([]);
      },
    );

    test('every row has the same verdict on both roads', () => {
      expect(differentRows(store.increases(WINDOWS_MS, endMs), queried)).toEqual([]);
    });

    test('covers the windows it holds, and a third of 30 days', () => {
      for (const windowMs of WINDOWS_MS) {
        const held = Math.min(1, (10 * DAY_MS) / windowMs);
        expect(queried.windows.get(windowMs)?.coverage).toBeCloseTo(held, 1);
      }
    });

    test('a restart in the history is not interleaving', () => {
      expect(queried.interleaved).toEqual([]);
    });
  },
);
