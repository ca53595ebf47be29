import { expect, test } from 'vitest';
import { REDACTED_TEXT, requestLogSchema } from '../../../../shared/metadata/request-log.ts';
import { isPublishableLabel } from '../../../../shared/redaction/label.ts';
import { aliasOf } from '../labels.ts';
import { requestOf, requestRow } from './request-row.ts';

const POOL_ID = '00000000-0000-4000-8000-000000000010';
const UPSTREAM_ID = '00000000-0000-4000-8000-000000000020';
const KEY_ID = '00000000-0000-4000-8000-000000000030';

const MINIMAL = {
  id: '00000000-0000-4000-8000-000000000100',
  pool_id: POOL_ID,
  status: 'in_progress',
  retry_count: 0,
  admitted_at: '2026-01-15T10:00:00.123456Z',
};

const read = (fields: Record<string, unknown> = {}) =>
  requestOf(requestRow.parse({ ...MINIMAL, ...fields }), isPublishableLabel);

test('a row with nothing optional is a request full of unknowns, not of zeros', () => {
  const row = read();
  expect(() => requestLogSchema.parse(row)).not.toThrow();
  expect(row).toMatchObject({
    poolLabel: aliasOf('pool', POOL_ID),
    keyLabel: null,
    upstreamLabel: null,
    model: 'unknown',
    endpoint: 'other',
    routeClass: null,
    transport: 'unknown',
    usageStatus: 'unknown',
    attemptCount: null,
    latencyMs: null,
    totalTokens: null,
    costStatus: 'unavailable',
    costMicroUsd: null,
    completedAtMs: null,
    errors: [],
    admittedAtMs: Date.UTC(2026, 0, 15, 10, 0, 0, 123),
  });
});

test.each(['id', 'pool_id', 'status', 'retry_count', 'admitted_at'])(
  'a row without a usable %s is refused',
  (field) => {
    expect(requestRow.safeParse({ ...MINIMAL, [field]: undefined }).success).toBe(false);
    expect(requestRow.safeParse({ ...MINIMAL, [field]: {} }).success).toBe(false);
  },
);

test('POOLER-T3: a raw e-mail as a label becomes the alias the upstream has everywhere', () => {
  const row = read({
    upstream_identity_id: UPSTREAM_ID,
    upstream_identity_label: 'someone@example.com',
    upstream_account_label: 'someone@example.com',
  });
  expect(row.upstreamLabel).toBe(aliasOf('upstream', UPSTREAM_ID));
});

test('without an upstream id a label is kept if it may be, and otherwise there is none', () => {
  expect(read({ upstream_account_label: 'example-upstream' }).upstreamLabel).toBe('example-upstream');
  expect(read({ upstream_account_label: 'someone@example.com' }).upstreamLabel).toBeNull();
  expect(read({ api_key_display_name: 'someone@example.com' }).keyLabel).toBeNull();
});

test("a key's name is raw here and goes through the same policy", () => {
  expect(read({ api_key_id: KEY_ID, api_key_display_name: 'example-key' }).keyLabel).toBe('example-key');
  expect(read({ api_key_id: KEY_ID, api_key_display_name: 'someone@example.com' }).keyLabel).toBe(
    aliasOf('key', KEY_ID),
  );
});

test('what a client chose is kept or redacted, and a code that nobody published passes', () => {
  expect(
    read({
      requested_model: 'model of someone@example.com',
      user_agent: 'x\u200by',
      denial_reason: 'new_code',
    }),
  ).toMatchObject({ model: REDACTED_TEXT, userAgent: REDACTED_TEXT, errorCode: 'new_code' });
});

test('an endpoint that is not published is "other"', () => {
  expect(read({ endpoint: '/v1/responses' }).endpoint).toBe('/v1/responses');
  expect(read({ endpoint: '/backend-api/files/secret-name.pdf' }).endpoint).toBe('other');
});

test('errors keep code, kind and reasons; an unreadable one is left out', () => {
  const { errors } = read({
    errors: [
      { source: 'request', code: 'quota_exhausted', status: 'rejected', response_status_code: 503 },
      {
        source: 'metadata',
        kind: 'candidate_exclusion',
        code: 'quota_window_unusable',
        reason_codes: ['exhausted'],
      },
      {
        source: 'attempt',
        attempt_number: 2,
        upstream_status_code: 502,
        code: 'upstream_5xx',
        message: 'no',
      },
      'not an error',
      { kind: 'policy_denial' },
    ],
  });
  const none = { kind: null, reasons: [], upstreamStatusCode: null, attemptNumber: null };
  expect(errors).toEqual([
    { ...none, source: 'request', code: 'quota_exhausted' },
    {
      ...none,
      source: 'metadata',
      kind: 'candidate_exclusion',
      code: 'quota_window_unusable',
      reasons: ['exhausted'],
    },
    { ...none, source: 'attempt', code: 'upstream_5xx', upstreamStatusCode: 502, attemptNumber: 2 },
  ]);
});

test('fields of another type are unknown and do not take the row with them', () => {
  expect(
    read({
      token_counts: { input_tokens: 'many', total_tokens: 7 },
      cost: { status: 7, usd: 0.5 },
      errors: 'none',
      metadata: { routing: ['proxy_stream'] },
      debug: null,
      latency_ms: -1,
    }),
  ).toMatchObject({
    inputTokens: null,
    totalTokens: 7,
    costStatus: 'unknown',
    costMicroUsd: null,
    errors: [],
    routeClass: null,
    latencyMs: null,
  });
});
