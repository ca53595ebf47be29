import type { Chooser } from './random.ts';

const HEX = '0123456789abcdef';

/** Makers of values that may be named (pooler-contract 9.2), by the name templates use for them. */
export const CLEAN_VALUES = {
  n: (r) => String(r.pick([r.int(10), r.int(100), r.int(5000), r.int(2_000_000)])),
  small: (r) => String(1 + r.int(9)),
  pct: (r) => `${r.int(100)}.${r.int(10)} %`,
  ms: (r) => r.pick([`${r.int(30_000)} ms`, `${r.int(60)}.${r.int(10)} s`, `${r.int(59)} min`]),
  usd: (r) => `$${r.int(90)}.${1000 + r.int(8999)}`,
  time: (r) => `${10 + r.int(13)}:${10 + r.int(49)}${r.pick(['', `:${10 + r.int(49)}`])} UTC`,
  stamp: (r) =>
    `2026-0${1 + r.int(9)}-${10 + r.int(18)}T${10 + r.int(13)}:${10 + r.int(49)}:${10 + r.int(49)}.${100_000 + r.int(899_999)}Z`,
  date: (r) => `2026-${r.pick(['01', '02', '11'])}-${10 + r.int(18)}`,
  epoch: (r) => `17${10_000_000 + r.int(89_999_999)}`,
  pool: (r) =>
    r.pick([
      'example-pool',
      'example-pool-2',
      'Example Pool',
      'blue-pool',
      'batch',
      'team-research',
      'night-shift',
    ]),
  upstream: (r) =>
    r.pick(['example-upstream', 'example-upstream-3', 'upstream-3f9a1c07', 'spare seat', 'team-seat-04']),
  client: (r) => r.pick(['example-client', 'ci-runner', 'ide-plugin', 'example-client-2']),
  model: (r) =>
    r.pick([
      'example-model-a',
      'gpt-5.1-codex-max',
      'gpt-5-codex',
      'o4-mini',
      'gpt-4.1-2025-04-14',
      'codex-mini-latest',
    ]),
  code: (r) =>
    r.pick([
      'pinned_continuation_reauth_required',
      'upstream_5xx',
      'no_eligible_backend',
      'quota_exhausted',
      'stream_idle_timeout',
      'client_disconnected',
      'model_not_allowed',
      'api_key_expired',
      'invalid_api_key',
      'upstream_unauthorized',
      'refresh_token_revoked',
      'server_is_overloaded',
    ]),
  route: (r) =>
    r.pick([
      '/backend-api/codex/responses',
      '/v1/responses',
      '/v1/models',
      '/backend-api/files',
      '/readyz',
      '/healthz',
      '/metrics',
      '/mcp',
      '/admin/upstreams/:id',
      '/onboarding/invites/:invite_token',
      '/backend-api/codex/responses/compact',
      '/v1/files/content',
    ]),
  routeClass: (r) =>
    r.pick([
      'proxy_stream',
      'proxy_http',
      'proxy_websocket',
      'file_upload',
      'audio_transcription',
      'mcp',
      'admin_browser',
    ]),
  http: (r) => r.pick(['502', '503', '429', '401', '403', '200', '5xx', '4xx', '504', '409']),
  state: (r) =>
    r.pick([
      'active',
      'paused',
      'reauth_required',
      'refresh_failed',
      'refreshing',
      'refresh_due',
      'disabled',
      'errored',
    ]),
  jobState: (r) =>
    r.pick(['available', 'executing', 'retryable', 'discarded', 'cancelled', 'completed', 'scheduled']),
  prefix: (r) => `sk-cxp-${r.chars(HEX, 12)}`,
  version: (r) => r.pick(['0.6.8', '0.7.0-rc.1', '18.1', '10.4.2.1', '2.53.3']),
  commit: (r) => r.chars(HEX, r.pick([7, 8, 12, 40])),
  uuid: (r) => [8, 4, 4, 4, 12].map((length) => r.chars(HEX, length)).join('-'),
  worker: (r) =>
    r.pick([
      'TokenRefreshWorker',
      'CatalogSyncWorker',
      'AccountReconciliationEnqueueWorker',
      'AlertDeliveryWorker',
      'RuntimeStateCleanupWorker',
      'DailyRollupRebuildWorker',
    ]),
  action: (r) =>
    r.pick([
      'upstream_account.pause',
      'api_key.rotate',
      'instance_settings.update',
      'auth.password_change',
      'mcp.token_create',
      'operator.password_reset',
      'pool.routing_update',
      'auth.recovery_code_used',
      'alert_incident.acknowledge',
      'invite.revoke',
      'auth.totp_enrolled',
    ]),
  setting: (r) => r.pick(['metrics', 'smtp', 'gateway', 'ingress', 'mcp', 'catalog', 'files', 'development']),
  maskedMail: (r) =>
    `${r.pick(['op', 'ac', 'an', 'x'])}***@${r.pick(['example.com', 'example.org', 'mail.example.net'])}`,
  maskedIp: (r) =>
    r.pick([`198.51.100.xxx`, `10.${r.int(255)}.${r.int(255)}.xxx`, '2001:db8::xxxx', '203.0.113.xxx']),
  fingerprint: (r) =>
    `sha256:${r.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', 12)}`,
  workspace: (r) => `ws:${r.chars(HEX, 8)}`,
  subject: (r) => `subj:${r.chars(HEX, 12)}`,
  turn: (r) => `${r.pick(['turn', 'session', 'attempt'])}_${r.chars(HEX, 12)}`,
} as const satisfies Record<string, (random: Chooser) => string>;

export type CleanKind = keyof typeof CLEAN_VALUES;
