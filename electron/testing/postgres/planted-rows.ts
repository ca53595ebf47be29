import type { PoolerTable } from './pooler-tables.ts';

/** Planted in every column and JSON key that the console must not be able to see; one search finds any of them. */
export const FORBIDDEN = 'sentinel-forbidden';

const ids = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
export const POOL_ID = ids(10);
const UPSTREAM_ID = ids(20);
export const PERSON_ID = '5e471e10-7d41-4c00-8a01-0000000000aa';

const AT = '2026-01-15T10:00:00.123456';
const STAMPS = { created_at: AT, updated_at: AT };

/** One job of the worker; forbidden columns are filled. */
export function job(id: number, state: string, change: object = {}): object {
  return {
    id,
    state,
    queue: 'jobs',
    worker: 'CodexPooler.Jobs.TokenRefreshWorker',
    args: { upstream_identity_id: UPSTREAM_ID, note: FORBIDDEN },
    errors: [{ at: AT, error: FORBIDDEN, attempt: 1 }],
    meta: { note: FORBIDDEN },
    tags: [FORBIDDEN],
    attempted_by: [FORBIDDEN],
    attempt: 1,
    max_attempts: 8,
    priority: 0,
    inserted_at: AT,
    scheduled_at: AT,
    ...change,
  };
}

/** Rows of invented data with a sentinel wherever the contract forbids reading (pooler-contract 14). */
export const PLANTED_ROWS: Readonly<Record<PoolerTable, readonly object[]>> = {
  oban_jobs: [
    job(1, 'executing', { attempted_at: '2026-01-15T10:00:01' }),
    job(2, 'retryable', { scheduled_at: '2026-01-15T10:05:00' }),
    job(3, 'completed', { completed_at: '2026-01-15T09:00:00' }),
    job(4, 'discarded', { discarded_at: '2026-01-15T09:30:00', args: { upstream_identity_id: ids(21) } }),
  ],
  instance_settings: [
    {
      singleton: true,
      lock_version: 7,
      inserted_at: AT,
      updated_at: AT,
      updated_by_user_id: PERSON_ID,
      gateway: {
        gateway_debug: false,
        circuit_open_seconds: 60,
        bulkheads: { proxy_stream: { queue_limit: 96, max_concurrency: 24, queue_timeout_ms: 10_000 } },
        model_context_window_overrides: { 'example-model-a': 128_000 },
        operator_note: FORBIDDEN,
      },
      ingress: {
        firewall_allowlist: ['192.0.2.0/24', '198.51.100.7', FORBIDDEN],
        trusted_proxies: ['203.0.113.5', FORBIDDEN],
        forwarded_client_ip_source: 'x_forwarded_for',
        forwarded_proxy_depth: 1,
        decompression_algorithms: ['gzip', 'zstd'],
      },
      files: { max_size_bytes: 26_214_400, bucket: FORBIDDEN },
      transcription: { max_upload_bytes: 26_214_400 },
      operator: { login_base_url: `https://${FORBIDDEN}.example.com` },
      metrics: {
        bearer_token_hmac_digest: FORBIDDEN,
        bearer_token_fingerprint: 'sha256:0123456789ab',
        bearer_token_key_version: 'v1',
      },
      smtp: {
        enabled: true,
        tls: 'always',
        retries: 2,
        port: 587,
        host: `${FORBIDDEN}.example.com`,
        username: FORBIDDEN,
        from: `${FORBIDDEN}@example.com`,
        password_ciphertext: FORBIDDEN,
        password_nonce: FORBIDDEN,
        password_aad: FORBIDDEN,
        password_key_version: 'v2',
      },
      development: { impeccable_live_enabled: false, account_reconciliation_paused: true },
      mcp: { enabled: true },
      catalog: { openai_pricing_url: `https://${FORBIDDEN}.example.com` },
      metadata: { note: FORBIDDEN },
    },
  ],
  alert_incidents: [
    {
      id: ids(301),
      rule_kind: 'pool_no_usable_assignments',
      severity: 'critical',
      state: 'open',
      scope_type: 'pool',
      pool_id: POOL_ID,
      dedupe_key: FORBIDDEN,
      occurrence_count: 3,
      first_seen_at: AT,
      last_seen_at: '2026-01-15T10:10:00',
      safe_evidence_snapshot: {
        usable_assignment_count: 0,
        model: 'example-model-a',
        circuit_blocked_reasons: ['open_cooldown', 'probe_saturated'],
        routing_usable: false,
        source: `${FORBIDDEN}@example.com`,
        account_email: `${FORBIDDEN}@example.com`,
      },
      suppression_metadata: { note: FORBIDDEN },
      ...STAMPS,
    },
    {
      id: ids(302),
      rule_kind: 'upstream_auth_state',
      severity: 'warning',
      state: 'resolved',
      scope_type: 'upstream_identity',
      upstream_identity_id: UPSTREAM_ID,
      dedupe_key: FORBIDDEN,
      occurrence_count: 1,
      first_seen_at: AT,
      last_seen_at: AT,
      resolved_at: '2026-01-15T10:30:00',
      safe_evidence_snapshot: {},
      suppression_metadata: {},
      ...STAMPS,
    },
  ],
  alert_incident_targets: [
    target(401, POOL_ID),
    target(402, ids(11)),
    // The same Pool by another rule.
    target(403, POOL_ID),
  ],
  alert_rules: [
    {
      id: ids(501),
      pool_id: POOL_ID,
      scope_type: 'pool',
      rule_kind: 'pool_low_usable_assignments',
      severity: 'warning',
      state: 'active',
      display_name: FORBIDDEN,
      cooldown_minutes: 30,
      model: 'example-model-a',
      min_usable_assignments: 2,
      threshold_used_percent: 87.5,
      route_class: 'proxy_stream',
      metadata: { note: FORBIDDEN },
      created_by_user_id: PERSON_ID,
      ...STAMPS,
    },
  ],
};

function target(last: number, poolId: string): object {
  return {
    id: ids(last),
    incident_id: ids(301),
    rule_id: ids(501),
    pool_id: poolId,
    metadata: { note: FORBIDDEN },
    first_matched_at: AT,
    last_matched_at: AT,
    ...STAMPS,
  };
}
