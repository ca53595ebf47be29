import type { OwnRow } from './own-row-schema.ts';

/**
 * A small default set on the Pooler's own metrics (pooler-contract 5.2). Nobody publishes targets for it: these are
 * starting points an operator is expected to change, kept apart from the published rows of codex-pdf.
 */
export const POOLER_ROWS: readonly OwnRow[] = [
  {
    id: 'pooler.requests.success',
    service: 'pooler',
    surface: 'HTTP requests of the Pooler',
    rule: 'The share of answers of status class 5xx stays under 0.5 % over 30 days (a starting point of this console).',
    why: 'Counted by status class, so 429 cannot be told from other 4xx; neither counts as a failure here.',
    window: '30d',
    share: {
      part: { metric: 'codex_pooler_http_request_count', where: { status_class: ['5xx'] } },
      of: { metric: 'codex_pooler_http_request_count', where: {} },
      counts: 'failures',
      atLeast: 0.995,
    },
  },
  {
    id: 'pooler.streams.success',
    service: 'pooler',
    surface: 'Streams of the Pooler',
    rule: 'At least 99 % of streams that succeeded or failed succeeded, over 30 days (a starting point of this console).',
    why: 'Interrupted streams are left out, because clients hang up too. So is settlement_failed, which says that the usage was not booked, not what the client received; it has a row of its own.',
    window: '30d',
    share: {
      part: { metric: 'codex_pooler_gateway_stream_outcome_count', where: { outcome: ['succeeded'] } },
      of: {
        metric: 'codex_pooler_gateway_stream_outcome_count',
        where: { outcome: ['succeeded', 'failed'] },
      },
      counts: 'successes',
      atLeast: 0.99,
    },
  },
  {
    id: 'pooler.streams.settled',
    service: 'pooler',
    surface: 'Settlement of streams of the Pooler',
    rule: 'At most 0.1 % of streams end settlement_failed, over 30 days (a starting point of this console).',
    why: 'A stream whose settlement failed may have reached its client whole: it makes figures of use and cost too low and is no proof of failed traffic.',
    window: '30d',
    share: {
      part: {
        metric: 'codex_pooler_gateway_stream_outcome_count',
        where: { outcome: ['settlement_failed'] },
      },
      of: { metric: 'codex_pooler_gateway_stream_outcome_count', where: {} },
      counts: 'failures',
      atLeast: 0.999,
    },
  },
  {
    id: 'pooler.admission.wait_p95',
    service: 'pooler',
    surface: 'Admission queue of the Pooler',
    rule: 'The p95 of the wait of requests that were queued is at most 1 s over 1 hour (a starting point of this console).',
    why: 'Only requests that had to wait and were then admitted are timed; those admitted at once or given up are not in it. 1 s is a bucket edge.',
    window: '1h',
    quantile: {
      histogram: { metric: 'codex_pooler_gateway_admission_dequeued_time_seconds', where: {} },
      q: 0.95,
      atMostSeconds: 1,
    },
  },
];
