import type { JsonObject } from '../json.ts';
import { DETAIL_SCHEMA } from './detail.ts';
import { logPageSchema } from './log-page.ts';

const text = { type: ['string', 'null'] } as const;
const whole = { type: ['integer', 'null'] } as const;
const flag = { type: ['boolean', 'null'] } as const;

function closed(properties: JsonObject): JsonObject {
  return { type: 'object', properties, additionalProperties: false };
}

const LIST_DEBUG = {
  continuity: closed({
    has_open_turn: flag,
    session_ref: text,
    session_source: text,
    status: text,
    terminal_state: text,
    terminal_state_source: text,
    turn_ref: text,
    turn_status: text,
    turn_status_source: text,
  }),
  failure: closed({ error_code: text, error_source: text }),
  attempt: closed({
    attempt_count: { type: 'integer' },
    latest_attempt_number: whole,
    latest_attempt_retryable: flag,
    latest_attempt_status: text,
    latest_upstream_status_code: whole,
  }),
} as const;

const ATTEMPT = closed({
  attempt_number: whole,
  attempt_ref: text,
  final: flag,
  latency_ms: whole,
  network_error_code: text,
  rejection_error_code: { type: 'string' },
  rejection_error_param: { type: 'string' },
  rejection_error_type: { type: 'string' },
  rejection_message_bytes: { type: 'integer' },
  rejection_message_present: { type: 'boolean' },
  retryable: flag,
  status: text,
  transport_failure: { type: 'object' },
  upstream_error_param: text,
  upstream_status_code: whole,
});

/** The published output schema of the list, which its answers keep. */
export const REQUEST_LIST_SCHEMA: JsonObject = logPageSchema({
  type: 'array',
  items: {
    type: 'object',
    properties: { debug: { ...closed(LIST_DEBUG), required: ['continuity', 'failure', 'attempt'] } },
  },
});

/** The published output schema of the detail, which no answer of it keeps (POOLER-T4). */
export const REQUEST_DETAIL_SCHEMA: JsonObject = {
  ...DETAIL_SCHEMA,
  properties: {
    status: { type: 'string' },
    kind: { type: 'string' },
    item: {
      type: ['object', 'null'],
      properties: {
        debug: {
          ...closed({
            ...LIST_DEBUG,
            terminal_state: { type: 'object' },
            turn: { type: 'object' },
            attempts: { type: 'array', items: ATTEMPT },
          }),
          required: ['continuity', 'failure', 'attempt', 'terminal_state', 'turn', 'attempts'],
        },
      },
    },
    candidates: { type: 'array' },
    message: { type: 'string' },
  },
};
