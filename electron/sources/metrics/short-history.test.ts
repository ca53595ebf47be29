import { expect, test } from 'vitest';
import { z } from 'zod';
import { requests, scrape } from '../../store/testing/scrapes.ts';
import { openMetrics } from './testing/open-metrics.ts';
import { findBinary, startPrometheus } from './testing/prometheus-process.ts';

const MINUTE_MS = 60_000;
const answerSchema = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

const skipped = findBinary('prometheus') === null || findBinary('promtool') === null;

test.skipIf(skipped)(
  'a Prometheus stretches a short history by half a sample, and says nothing of a single one, as in worked example C6 (needs prometheus)',
  async () => {
    const endMs = Date.UTC(2026, 0, 15, 10);
    const records = [100, 110, 120, 130].map((value, index) =>
      scrape(endMs - (3 - index) * MINUTE_MS, [requests(value)]),
    );
    const prometheus = await startPrometheus({
      targets: [],
      scrapeIntervalMs: MINUTE_MS,
      history: openMetrics(records),
    });
    const increaseAt = async (atMs: number) => {
      const url = new URL('/api/v1/query', prometheus.url);
      url.searchParams.set('query', 'increase(codex_api_requests_total[30m])');
      url.searchParams.set('time', String(atMs / 1000));
      return answerSchema
        .parse(await (await fetch(url)).json())
        .data.result.map(({ value }) => Number(value[1]));
    };
    try {
      expect(await increaseAt(endMs)).toEqual([expect.closeTo(35, 6)]);
      expect(await increaseAt(endMs - 3 * MINUTE_MS)).toEqual([]);
    } finally {
      await prometheus.stop();
    }
  },
  60_000,
);
