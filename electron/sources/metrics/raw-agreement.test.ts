import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RENDER_SAMPLE_WALK } from '../../../shared/slo/catalogue/availability.ts';
import { PUBLISHED_ROWS } from '../../../shared/slo/catalogue/rows.ts';
import type { MetricsReading, ScrapeRecord } from '../../../shared/slo/counters.ts';
import { evaluateSlo } from '../../../shared/slo/evaluate.ts';
import { REQUIRED_WINDOWS_MS, WINDOW_MS, type WindowName } from '../../../shared/slo/windows.ts';
import { generateHistory } from '../../demo/codex-pdf/history.ts';
import { createPrometheusSource } from './prometheus-source.ts';
import { HISTORY_SERVERS } from './testing/history-servers.ts';
import { openMetrics } from './testing/open-metrics.ts';
import { plainRead } from './testing/plain-read.ts';
import type { PrometheusServer } from './testing/prometheus-process.ts';
import { rawFigures } from './testing/raw-samples.ts';
import { RAW_LATENCY, rawVerdicts } from './testing/raw-verdict.ts';

const END_MS = Date.UTC(2026, 0, 30, 9, 15);
/**
 * Both servers may count one scrape interval more or less at a window's edge: an hour of 30 days moves a share of
 * steady traffic by far less than this, and the published targets lie further apart.
 */
const TOLERANCE = 0.002;
/** Windows that hold enough of the history's scrapes, which lie 15 minutes apart at its end. */
const WINDOWS = ['1d', '30d'] as const satisfies readonly WindowName[];

const records: ScrapeRecord[] = [];
let history = '';
beforeAll(async () => {
  const past = generateHistory({ days: 30, seed: 5, endMs: END_MS, detailedDays: 1, stepMs: 900_000 });
  for await (const batch of past) records.push(...batch);
  history = openMetrics(records);
});

async function readingOf(server: PrometheusServer): Promise<MetricsReading> {
  const source = createPrometheusSource({
    ...plainRead(() => END_MS),
    url: server.url,
    selector: 'job="codex"',
  });
  const outcome = await source.read(REQUIRED_WINDOWS_MS);
  await source.close();
  if (outcome.kind !== 'ok') throw new Error(`${outcome.kind}: ${outcome.detail}`);
  return outcome.value;
}

/** What one row reads off the raw samples: a share, or for a quantile whether it is at most an edge. */
type Raw = ReturnType<typeof rawFigures>;
const SHARES: readonly (readonly [row: string, read: (raw: Raw) => number])[] = [
  ['availability.extract', (raw) => raw.availability(['extract'])],
  ['availability.text_regions', (raw) => raw.shadow('text_regions')],
  ['availability.conformance', (raw) => raw.shadow('conformance')],
  ['availability.render_sample_walk', (raw) => raw.availability(RENDER_SAMPLE_WALK)],
  ['cache.text_regions', (raw) => raw.hitShare('text_regions')],
  ['cache.conformance', (raw) => raw.hitShare('conformance')],
];
const QUANTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

describe.each(HISTORY_SERVERS)('on 30 days of history in $name (needs $needs)', ({ skipped, start }) => {
  let server: PrometheusServer | null = null;
  let reading: MetricsReading;

  beforeAll(async () => {
    if (skipped) return;
    server = await start(history);
    reading = await readingOf(server);
  }, 60_000);
  afterAll(() => server?.stop());

  const rows = (window: WindowName) => {
    const judged = evaluateSlo({ kind: 'reading', reading }, { rows: PUBLISHED_ROWS, window });
    return new Map(judged.map((row) => [row.id, row]));
  };

  test.skipIf(skipped).each(WINDOWS)('every share over %s is what the raw samples say', (window) => {
    const judged = rows(window);
    const raw = rawFigures(records, WINDOW_MS[window], END_MS);
    const different = SHARES.flatMap(([id, read]) => {
      const seen = judged.get(id)?.estimate ?? Number.NaN;
      return Math.abs(seen - read(raw)) <= TOLERANCE ? [] : [`${id}: ${seen} and ${read(raw)}`];
    });
    expect(different).toEqual([]);
  });

  test.skipIf(skipped).each(WINDOWS)(
    'SLO-T7: counts over %s within 1 %, births and restarts once',
    (window) => {
      const counted = (reading.windows.get(WINDOW_MS[window])?.series ?? [])
        .filter(({ name }) => name === 'codex_api_requests_total')
        .reduce((total, { increase }) => total + increase, 0);
      const raw = rawFigures(records, WINDOW_MS[window], END_MS).requests();
      expect(Math.abs(counted / raw - 1)).toBeLessThan(0.01);
    },
  );

  test.skipIf(skipped).each(WINDOWS)('every quantile over %s falls where the raw samples say', (window) => {
    const judged = rows(window);
    const raw = rawFigures(records, WINDOW_MS[window], END_MS);
    const checked = RAW_LATENCY.flatMap((line) =>
      QUANTILES.flatMap(([name, q], index) => {
        const edges = line.edges[index];
        if (edges === undefined) return [];
        const id = `${line.prefix}.${name}`;
        const seen = judged.get(id)?.verdict ?? 'missing';
        return [{ id, seen, allowed: rawVerdicts(raw, line, edges, q, TOLERANCE) }];
      }),
    );
    expect(checked).toHaveLength(24);
    // The p99 of page renders lies above the top edge: what cannot be told is `not measurable` there (SLO-T3).
    const different = checked.filter(
      ({ id, seen, allowed }) =>
        !allowed.has(id === 'latency.render_page.cold.p99' && seen === 'not measurable' ? 'undecided' : seen),
    );
    expect(different).toEqual([]);
    // The tolerance leaves nearly every row one verdict only, or this would prove little.
    expect(checked.filter(({ allowed }) => allowed.size === 1).length).toBeGreaterThanOrEqual(20);
  });

  test.skipIf(skipped)('every other row says why it is not judged', () => {
    const compared = new Set([
      ...SHARES.map(([id]) => id),
      ...RAW_LATENCY.flatMap(({ prefix }) => QUANTILES.map(([name]) => `${prefix}.${name}`)),
    ]);
    const others = [...rows('30d').values()].filter(({ id }) => !compared.has(id));
    expect(others).toHaveLength(25);
    expect(new Set(others.map(({ verdict }) => verdict))).toEqual(new Set(['not measurable', 'not enabled']));
  });

  test.skipIf(skipped)('finds one replica, nothing interleaved, and the whole of 30 days', () => {
    expect(reading.interleaved).toEqual([]);
    expect([
      ...new Set(
        [...reading.windows.values()].flatMap(({ series }) => series.map((one) => one.labels.instance)),
      ),
    ]).toEqual(['replica-1']);
  });
});
