import type { ApiKey } from '../../metadata/access.ts';
import type { AuditEvent } from '../../metadata/audit-log.ts';
import type { PoolerAlert } from '../../metadata/pooler-alert.ts';
import type { PoolerSettings } from '../../metadata/pooler-settings.ts';
import type { RequestWindow } from '../../metadata/request-figures.ts';
import { alert, apiKey, DAY_MS, settings } from '../../metadata/testing/access-records.ts';
import {
  auditEvent,
  coverage,
  job,
  jobFacts,
  requestFigures,
  settingChange,
  traffic,
} from '../../metadata/testing/history-records.ts';
import { MINUTE_MS, NOW_MS } from '../../metadata/testing/records.ts';
import type { HistoryFacts } from '../../signals/input.ts';

/** When the troubles were found: 10:05 UTC, a quarter of an hour before the present of the tests. */
export const FOUND_MS = NOW_MS - 15 * MINUTE_MS;

/** One key in every kind of trouble. */
export const TROUBLED_KEYS: readonly ApiKey[] = [
  apiKey('paused', { status: 'paused' }),
  apiKey('revoked', { status: 'revoked', revokedAtMs: FOUND_MS - 30 * MINUTE_MS }),
  apiKey('expired', { expiresAtMs: FOUND_MS - 5 * MINUTE_MS }),
  apiKey('expiring', { expiresAtMs: FOUND_MS + 2 * DAY_MS }),
  apiKey('never-used', { lastUsedAtMs: null }),
];

export const TROUBLED_ALERTS: readonly PoolerAlert[] = [
  alert('a1', { poolId: 'batch' }),
  alert('a2', {
    ruleKind: 'upstream_saved_reset_banked_first_seen',
    severity: 'info',
    poolId: null,
    upstreamId: 'u8',
    evidence: [{ name: 'next_reset_expires_at', value: new Date(NOW_MS + 60 * MINUTE_MS).toISOString() }],
  }),
];

export const TROUBLED_SETTINGS: PoolerSettings = settings({
  values: [{ family: 'development', key: 'account_reconciliation_paused', value: 'true' }],
  secrets: [{ name: 'smtp.password', status: 'unavailable', fingerprint: null, keyVersion: null }],
});

function done(id: string, action: string, change: Partial<AuditEvent> = {}): AuditEvent {
  return auditEvent(id, {
    action,
    occurredAtMs: FOUND_MS - 2 * MINUTE_MS,
    poolId: null,
    poolLabel: null,
    ...change,
  });
}

const AUDITS: readonly AuditEvent[] = [
  done('e1', 'upstream_account.oauth_browser_link', { targetType: 'upstream_identity', targetId: 'u1' }),
  done('e2', 'membership.role_update', { targetType: 'membership', targetId: 'm1' }),
  done('e3', 'invite.create', { targetType: 'invite', targetId: 'i1' }),
  done('e4', 'mcp.operator_enable', { targetType: 'user', targetId: 'o1' }),
  done('e5', 'api_key.rotate', { targetType: 'api_key', targetId: 'paused' }),
  done('e6', 'instance_settings.update', {
    targetType: 'instance_settings',
    targetId: null,
    facts: [
      { name: 'changed_keys', value: 'gateway.bulkheads, smtp.retries' },
      { name: 'metrics_auth_state', value: 'rotated' },
    ],
  }),
  done('e7', 'upstream_account.refresh_enqueue', {
    targetType: 'upstream_identity',
    targetId: 'u2',
    occurredAtMs: NOW_MS - 5_000 - 11 * MINUTE_MS - 15 * MINUTE_MS,
  }),
];

const DENIED: RequestWindow['deniedKeys'] = [
  { keyId: 'k1', keyLabel: 'example-k1', poolId: 'research', code: 'model_not_allowed', count: 60 },
  { keyId: 'k2', keyLabel: 'example-k2', poolId: 'research', code: 'no_compatible_backend', count: 30 },
];

const slow = (factor: number): RequestWindow['latency'] => [
  {
    routeClass: 'proxy_stream',
    model: 'example-model-a',
    count: 400,
    p50Ms: 900 * factor,
    p95Ms: 4_000 * factor,
  },
];

const inPool = (failed: number): RequestWindow['byPool'] => [
  { poolId: 'research', poolLabel: 'example-research', settled: 1_000, failed, rejected: 0, p95Ms: null },
];

const CODES = [
  'no_eligible_upstream',
  'upstream_5xx',
  'stream_idle_timeout',
  'model_not_allowed',
  'gateway_reservation_failed',
  'unsupported_parameter',
];

/** Every request figure above its threshold, beside a window in which all was well. */
const REQUESTS = requestFigures(
  {
    fromMs: FOUND_MS - 15 * MINUTE_MS,
    toMs: FOUND_MS,
    covered: 0.9,
    failed: 120,
    retried: 200,
    unpriced: 400,
    costMicroUsd: 9_000_000,
    totalTokens: 3_000_000,
    byCode: CODES.map((code) => ({ code, status: 'rejected', count: 80 })),
    latency: slow(2),
    byPool: inPool(120),
    deniedKeys: DENIED,
  },
  { latency: slow(1), byPool: inPool(10) },
);

const RETRYING = { state: 'retryable', worker: 'CatalogSyncWorker', attempt: 2, maxAttempts: 3 };

const JOBS = jobFacts(
  [
    job(1, { state: 'executing', attemptedAtMs: FOUND_MS - 10 * MINUTE_MS }),
    job(2, RETRYING),
    job(3, RETRYING),
    job(4, { state: 'discarded', discardedAtMs: FOUND_MS - MINUTE_MS, attempt: 8 }),
    job(5, { state: 'cancelled', worker: 'AlertDeliveryWorker', cancelledAtMs: FOUND_MS - MINUTE_MS }),
    job(6, { worker: 'AccountReconciliationWorker', scheduledAtMs: FOUND_MS - 9 * MINUTE_MS }),
  ],
  {
    attentionTotal: 1_200,
    lastCompleted: [{ worker: 'RuntimeStateCleanupWorker', atMs: FOUND_MS - 60 * MINUTE_MS }],
  },
);

const shares = (bad: number, all: number) => ({
  http: [
    { statusClass: '5xx', count: bad },
    { statusClass: '4xx', count: 3 * bad },
    { statusClass: '2xx', count: all - 4 * bad },
  ],
  streams: [
    { outcome: 'failed', count: bad },
    { outcome: 'succeeded', count: all - bad },
  ],
});

const TRAFFIC = traffic(
  {
    ...shares(100, 1_000),
    admission: [
      {
        routeClass: 'proxy_stream',
        accepted: 900,
        enqueued: 300,
        rejected: 30,
        timedOut: 12,
        waitP95Seconds: null,
      },
    ],
    circuit: [
      { transition: 'closed_to_open', routeClass: 'proxy_stream', reasonClass: 'upstream_5xx', count: 2 },
    ],
    firewallDenials: [{ scope: 'runtime', reason: 'not_allowed', count: 20 }],
  },
  shares(100, 12_000),
  {
    atMs: FOUND_MS,
    saturation: [{ routeClass: 'proxy_stream', running: 24, queued: 40 }],
    exposure: 'open',
  },
);

/** Histories in which every rule finds something. */
export const TROUBLED_HISTORY: HistoryFacts = {
  requests: REQUESTS,
  oldestOpenRequestMs: FOUND_MS - 8 * 60 * MINUTE_MS,
  audits: AUDITS,
  coverage: [
    coverage('requests', {
      gaps: [
        {
          fromMs: FOUND_MS - 10 * MINUTE_MS,
          toMs: FOUND_MS - 3 * MINUTE_MS,
          estimatedRows: 1_200,
          noticedAtMs: FOUND_MS,
        },
      ],
      newestMs: FOUND_MS + MINUTE_MS,
    }),
  ],
  jobs: JOBS,
  traffic: TRAFFIC,
  transitions: [settingChange('gateway.bulkheads', { atMs: FOUND_MS - 2 * MINUTE_MS })],
};
