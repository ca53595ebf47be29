import type { CounterSample } from '../../../shared/slo/counters.ts';
import type { ReadFailure } from '../read-failure.ts';
import { type Exposition, type ExpositionPlan, readExposition } from './exposition.ts';
import { type HttpReader, refusalOf } from './http-read.ts';

export type ScrapeResult = { readonly kind: 'ok'; readonly samples: readonly CounterSample[] } | ReadFailure;

/** What codex-pdf answers with 503 when its optional client library is not installed (slo-contract 1.1). */
const NOT_INSTRUMENTED = /^prometheus_client not installed\s*$/;

const NOT_INSTRUMENTED_DETAIL =
  'The service runs without its metrics library; install prometheus_client in its image.';

/** Scrapes one `/metrics` address of codex-pdf once. */
export async function scrapeTarget(
  reader: HttpReader,
  url: URL,
  plan: ExpositionPlan,
): Promise<ScrapeResult> {
  const answer = await reader.read(url);
  if (answer.kind !== 'answer') return answer;
  const refusal = refusalOf(answer.status);
  if (refusal !== null) return refusal;
  if (answer.status === 503) {
    return NOT_INSTRUMENTED.test(answer.text)
      ? { kind: 'not instrumented', detail: NOT_INSTRUMENTED_DETAIL }
      : { kind: 'not ready', detail: 'The service says it is not ready (503).' };
  }
  if (answer.status !== 200) {
    return { kind: 'malformed', detail: `The metrics address answered with status ${answer.status}.` };
  }
  return resultOf(readExposition(answer.text, plan));
}

function resultOf(exposition: Exposition): ScrapeResult {
  switch (exposition.kind) {
    case 'read':
      return { kind: 'ok', samples: exposition.samples };
    case 'foreign':
      return {
        kind: 'not exposed',
        detail: 'The address answers with metrics, but none of codex-pdf; check the address.',
      };
    case 'malformed':
      return { kind: 'malformed', detail: MALFORMED_DETAILS[exposition.reason] };
  }
}

/** Why a body could not be read as metrics, a sentence for each reason. */
export const MALFORMED_DETAILS = {
  truncated: 'The metrics ended in the middle of a line.',
  'not metrics': 'The answer is not in a metrics format; a proxy or a sign-in page may answer instead.',
  'unreadable line': 'A line of the metrics could not be read.',
} as const;
