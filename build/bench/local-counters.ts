import { z } from 'zod';
import { judgeEvidence } from '../../shared/slo/judge.ts';
import { REQUIRED_WINDOWS_MS } from '../../shared/slo/windows.ts';
import type { Month } from './month.ts';
import { oneQueryEach } from './one-query-each.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { sideBySide } from './rounds.ts';

const ROUNDS = 7;

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({ result: z.array(z.unknown()) }),
});

/** One instant query; throws where it is not answered, so that no error counts as a fast answer. */
async function ask(prometheusUrl: URL, query: string, endMs: number): Promise<number> {
  const response = await fetch(new URL('/api/v1/query', prometheusUrl), {
    method: 'POST',
    body: new URLSearchParams({ query, time: String(endMs / 1000) }),
  });
  return answerSchema.parse(await response.json()).data.result.length;
}

/** Asks for every row over every window, one after the other; returns how many had an answer. */
export async function askEach({ prometheusUrl, endMs }: Month): Promise<number> {
  let answered = 0;
  for (const query of oneQueryEach()) {
    if ((await ask(prometheusUrl, query, endMs)) > 0) answered += 1;
  }
  return answered;
}

/** Everything about the SLOs from the counters kept locally, against a Prometheus query for each row and window. */
export async function benchLocalCounters(month: Month): Promise<RatioLine[]> {
  const { store, endMs } = month;
  const locally = async () => {
    const reading = await store.increases(REQUIRED_WINDOWS_MS, endMs);
    judgeEvidence({ kind: 'reading', reading }, [], endMs);
  };
  const answered = await askEach(month);
  const { aMs, bMs } = await sideBySide(locally, () => askEach(month), ROUNDS);
  const queries = oneQueryEach().length;
  return [
    {
      what: 'faster: all SLOs from local counters than by a query per row and window',
      ratio: bMs / aMs,
      from: `${duration(aMs)} against ${duration(bMs)} (${queries} queries, ${answered} with an answer)`,
    },
  ];
}
