import { z } from 'zod';
import type { GatewayTraffic } from '../../../shared/metadata/gateway-traffic.ts';
import type { CounterSample } from '../../../shared/slo/counters.ts';
import type { ReadFailure } from '../read-failure.ts';
import { type ExpositionPlan, type GaugeSample, readExposition } from './exposition.ts';
import { type HttpAnswer, type HttpReader, refusalOf } from './http-read.ts';
import { MALFORMED_DETAILS } from './scrape-target.ts';

export type MetricsExposure = GatewayTraffic['exposure'];

export type PoolerScrape =
  | {
      readonly kind: 'ok';
      readonly samples: readonly CounterSample[];
      readonly gauges: readonly GaugeSample[];
    }
  | ReadFailure;

/** Scrapes the Pooler's `/metrics` once; `exposure` is what this answer alone says of who may read it. */
export async function scrapePooler(
  reader: HttpReader,
  url: URL,
  plan: ExpositionPlan,
): Promise<{ readonly exposure: MetricsExposure; readonly scrape: PoolerScrape }> {
  const answer = await reader.read(url);
  const exposure = exposureOf(answer);
  return { exposure, scrape: answer.kind === 'answer' ? scrapeOf(answer, exposure, plan) : answer };
}

const refusalSchema = z.object({
  error: z.object({ code: z.literal('metrics_unauthorized'), message: z.string() }),
});

/** The three states of pooler-contract 1.2.1, told apart by the words of the 401; `unknown` for any other answer. */
export function exposureOf(answer: HttpAnswer): MetricsExposure {
  if (answer.kind !== 'answer') return 'unknown';
  if (answer.status === 200) return 'open';
  if (answer.status !== 401) return 'unknown';
  const refusal = refusalSchema.safeParse(parseJson(answer.text));
  if (!refusal.success) return 'unknown';
  return refusal.data.error.message === 'metrics bearer token is unavailable' ? 'unavailable' : 'protected';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function scrapeOf(
  { status, text }: { readonly status: number; readonly text: string },
  exposure: MetricsExposure,
  plan: ExpositionPlan,
): PoolerScrape {
  if (exposure === 'unavailable') {
    return {
      kind: 'not ready',
      detail: 'The Pooler cannot read its settings, so it refuses its metrics to everybody.',
    };
  }
  if (exposure === 'protected') {
    return {
      kind: 'unauthorized',
      detail: 'The Pooler protects its metrics and does not accept this token: enter it in Connections.',
    };
  }
  const refusal = refusalOf(status);
  if (refusal !== null) return refusal;
  if (status !== 200) {
    return { kind: 'malformed', detail: `The metrics address answered with status ${status}.` };
  }
  const exposition = readExposition(text, plan);
  switch (exposition.kind) {
    case 'read':
      return { kind: 'ok', samples: exposition.samples, gauges: exposition.gauges };
    case 'foreign':
      return {
        kind: 'not exposed',
        detail: 'The address answers with metrics, but none of the Pooler; check the address.',
      };
    case 'malformed':
      return { kind: 'malformed', detail: MALFORMED_DETAILS[exposition.reason] };
  }
}
