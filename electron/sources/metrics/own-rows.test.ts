import { describe, expect, test } from 'vitest';
import { ownRow } from '../../../shared/slo/catalogue/own-row.ts';
import type { OwnRow } from '../../../shared/slo/catalogue/own-row-schema.ts';
import { POOLER_ROWS } from '../../../shared/slo/catalogue/pooler.ts';
import { evaluateSlo } from '../../../shared/slo/evaluate.ts';
import { REQUIRED_WINDOWS_MS } from '../../../shared/slo/windows.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { COUNTER_NAMES } from './families.ts';
import { createPrometheusSource } from './prometheus-source.ts';
import { rowFamilies } from './row-families.ts';
import { createScrapeSource } from './scrape-source.ts';
import { HISTORY_SERVERS } from './testing/history-servers.ts';
import { plainRead } from './testing/plain-read.ts';

const END_S = Date.UTC(2026, 0, 30, 9, 15) / 1000;
const rows = POOLER_ROWS.map(ownRow);

/** Two hours of counters that gain the same every minute, on two nodes of the Pooler. */
function history(): string {
  const perMinute: readonly (readonly [series: string, gain: number])[] = [
    ['codex_pooler_http_request_count{status_class="2xx",method="POST"', 99],
    ['codex_pooler_http_request_count{status_class="5xx",method="POST"', 1],
    ['codex_pooler_gateway_stream_outcome_count{outcome="succeeded",downstream_transport="http_sse"', 97],
    ['codex_pooler_gateway_stream_outcome_count{outcome="failed",downstream_transport="http_sse"', 3],
    ['codex_pooler_gateway_stream_outcome_count{outcome="interrupted",downstream_transport="http_sse"', 50],
    ['codex_pooler_gateway_admission_dequeued_time_seconds_bucket{route_class="mcp",le="0.5"', 1],
    ['codex_pooler_gateway_admission_dequeued_time_seconds_bucket{route_class="mcp",le="1"', 20],
    ['codex_pooler_gateway_admission_dequeued_time_seconds_bucket{route_class="mcp",le="+Inf"', 20],
    ['codex_pooler_http_request_count{status_class="5xx",method="GET",job="other"', 1000],
  ];
  const minutes = Array.from({ length: 121 }, (_, index) => index);
  const lines = ['192.0.2.1:4000', '192.0.2.2:4000'].flatMap((instance) => [
    ...minutes.map(
      (minute) => `up{job="codex-pooler",instance="${instance}"} 1 ${END_S - 7200 + minute * 60}`,
    ),
    ...perMinute.flatMap(([series, gain]) => {
      const target = series.includes('job=') ? '' : ',job="codex-pooler"';
      return minutes.map(
        (minute) =>
          `${series}${target},instance="${instance}"} ${minute * gain} ${END_S - 7200 + minute * 60}`,
      );
    }),
  ]);
  // The format wants the samples of one family together.
  return `${lines.toSorted(byFamily).join('\n')}\n# EOF\n`;
}

function byFamily(a: string, b: string): number {
  const family = (line: string) => line.slice(0, line.indexOf('{'));
  return family(a) < family(b) ? -1 : Number(family(a) > family(b));
}

describe.each(HISTORY_SERVERS)("rows on the Pooler's own metrics in $name", ({ needs, skipped, start }) => {
  test.skipIf(skipped)(
    `are judged on the chosen job alone, nodes merged (needs ${needs})`,
    async () => {
      const server = await start(history());
      try {
        const source = createPrometheusSource({
          ...plainRead(() => END_S * 1000),
          url: server.url,
          selector: 'job="codex-pooler"',
          families: rowFamilies(rows),
        });
        const outcome = await source.read(REQUIRED_WINDOWS_MS);
        await source.close();
        if (outcome.kind !== 'ok') throw new Error(outcome.detail);
        const judged = evaluateSlo({ kind: 'reading', reading: outcome.value }, { rows, window: '1h' });
        expect(judged.map(({ id, verdict }) => [id, verdict])).toEqual([
          ['pooler.requests.success', 'breach'],
          ['pooler.streams.success', 'breach'],
          ['pooler.streams.settled', 'pass'],
          ['pooler.admission.wait_p95', 'pass'],
        ]);
        expect(judged[0]?.estimate).toBeCloseTo(0.99, 6);
        expect(judged[1]?.estimate).toBeCloseTo(0.97, 6);
        expect(judged[1]?.n).toBeCloseTo(2 * 60 * 100, -3);
      } finally {
        await server.stop();
      }
    },
    60_000,
  );
});

describe("operators' rows on a direct scrape", () => {
  const written: OwnRow = {
    id: 'own.extract_stage',
    service: 'codex-pdf',
    surface: 'Extract stage',
    rule: 'An example.',
    why: '',
    window: '1h',
    quantile: {
      histogram: { metric: 'codex_api_stage_seconds', where: { stage: ['extract'] } },
      q: 0.95,
      atMostSeconds: 1,
    },
  };

  test('are judged on what was counted since they are asked for', async () => {
    const kept = temporaryStore();
    try {
      let scrapes = 0;
      const exposed = () => `# TYPE codex_api_stage_seconds histogram
codex_api_stage_seconds_bucket{le="1.0",stage="extract"} ${900 + 99 * scrapes}
codex_api_stage_seconds_bucket{le="+Inf",stage="extract"} ${5000 + 100 * scrapes}
codex_api_stage_seconds_bucket{le="+Inf",stage="signal"} 7
# TYPE codex_api_requests_total counter
codex_api_requests_total{endpoint="extract",status="200"} ${5000 + 100 * scrapes}
`;
      const sourceFor = (rows: readonly OwnRow[]) =>
        createScrapeSource({
          targets: [new URL('http://127.0.0.1:9000/metrics')],
          counters: {
            recordScrapes: async (records) => kept.store.recordScrapes(records),
            increases: async (windowsMs, endMs) => kept.store.increases(windowsMs, endMs),
          },
          families: { ...COUNTER_NAMES, ...rowFamilies(rows.map(ownRow)) },
          ...plainRead(() => END_S * 1000 + scrapes * 60_000),
          fetch: async () => new Response(exposed()),
        });
      await sourceFor([]).read([]);
      const later = sourceFor([written]);
      for (scrapes = 1; scrapes < 4; scrapes += 1) await later.read([]);
      const outcome = await later.read(REQUIRED_WINDOWS_MS);
      if (outcome.kind !== 'ok') throw new Error(outcome.detail);
      const [row] = evaluateSlo({ kind: 'reading', reading: outcome.value }, { rows: [ownRow(written)] });
      expect(row).toMatchObject({ verdict: 'pass', n: 300 });
      expect(row?.coverage).toBeCloseTo(3 / 60, 9);
    } finally {
      kept.dispose();
    }
  });
});
