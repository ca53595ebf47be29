import type { PoolerSettings } from '../../../shared/metadata/pooler-settings.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';

/** An operator narrows a bulkhead shortly before the outage, and puts it back shortly before the recovery. */
export const SETTINGS_CHANGED_AT_MS = STORY_EVENTS.outageAtMs - 20_000;
export const SETTINGS_RESTORED_AT_MS = STORY_EVENTS.recoveryAtMs - 15_000;

/** Between two Poolers' founding and the story somebody has changed something now and then. */
const VERSION_BEFORE_STORY = 7;

function bulkheads(proxyStreamConcurrency: number): Record<string, object> {
  const limits = (queue_limit: number, max_concurrency: number, queue_timeout_ms: number) => ({
    queue_limit,
    max_concurrency,
    queue_timeout_ms,
  });
  return {
    mcp: limits(8, 4, 5_000),
    proxy_http: limits(128, 32, 10_000),
    file_upload: limits(8, 4, 5_000),
    proxy_stream: limits(96, proxyStreamConcurrency, 10_000),
    admin_browser: limits(16, 8, 5_000),
    proxy_compact: limits(32, 8, 10_000),
    proxy_control: limits(16, 8, 5_000),
    proxy_websocket: limits(96, 24, 10_000),
    audio_transcription: limits(8, 4, 5_000),
  };
}

/** The defaults of pooler-contract 7.2 and 5.3, but for what the demo needs: MCP on, mail and metrics configured. */
function families(proxyStreamConcurrency: number): Record<string, Record<string, unknown>> {
  return {
    development: { account_reconciliation_paused: false, impeccable_live_enabled: false },
    files: {
      abandoned_upload_cleanup_interval_seconds: 900,
      max_size_bytes: 26_214_400,
      upload_ttl_seconds: 86_400,
    },
    gateway: {
      bridge_owner_lease_renewal_seconds: 15,
      bridge_owner_lease_ttl_seconds: 45,
      bulkheads: bulkheads(proxyStreamConcurrency),
      circuit_failure_threshold: 3,
      circuit_half_open_probe_limit: 1,
      circuit_open_seconds: 60,
      circuit_success_threshold: 1,
      expired_alias_ttl_seconds: 86_400,
      gateway_debug: false,
      model_context_window_overrides: {},
      sse_keepalive_interval_ms: 10_000,
      upstream_connect_timeout_ms: 15_000,
      upstream_pool_timeout_ms: 15_000,
      upstream_receive_timeout_ms: 300_000,
      websocket_idle_timeout_ms: 1_800_000,
      websocket_owner_idle_timeout_ms: 1_800_000,
    },
    ingress: {
      decompression_algorithms: ['gzip', 'deflate', 'zstd'],
      decompression_timeout_ms: 10_000,
      // How many addresses, never which.
      firewall_allowlist: 0,
      forwarded_client_ip_source: 'x_forwarded_for',
      forwarded_proxy_depth: 1,
      max_compressed_body_bytes: 33_554_432,
      max_decompressed_body_bytes: 67_108_864,
      max_decompression_ratio: 200,
      trusted_proxies: 2,
    },
    mcp: { enabled: true },
    smtp: { enabled: true, retries: 2, tls: 'always' },
    transcription: { max_upload_bytes: 26_214_400 },
  };
}

/** How often the settings had been changed by a story time, and when last, story ms; null before the first. */
function changesUntil(elapsedMs: number): { count: number; lastMs: number | null } {
  if (elapsedMs < 0) return { count: 0, lastMs: null };
  const { turnMs, turnStartMs } = momentAt(elapsedMs);
  const before = (turnStartMs / STORY_LENGTH_MS) * 2;
  if (turnMs >= SETTINGS_RESTORED_AT_MS) {
    return { count: before + 2, lastMs: turnStartMs + SETTINGS_RESTORED_AT_MS };
  }
  if (turnMs >= SETTINGS_CHANGED_AT_MS) {
    return { count: before + 1, lastMs: turnStartMs + SETTINGS_CHANGED_AT_MS };
  }
  const lastMs = turnStartMs - STORY_LENGTH_MS + SETTINGS_RESTORED_AT_MS;
  return { count: before, lastMs: before === 0 ? null : lastMs };
}

/** The system settings at a story time; `startMs` is the story's beginning, Unix ms. Each change has its audit row. */
export function settingsAt(elapsedMs: number, startMs: number): PoolerSettings {
  const { count, lastMs } = changesUntil(elapsedMs);
  const narrowed = count % 2 === 1;
  return {
    id: 'settings',
    lockVersion: VERSION_BEFORE_STORY + count,
    updatedAtMs: startMs + (lastMs ?? -30 * 24 * 60 * 60_000),
    values: Object.entries(families(narrowed ? 6 : 24)).flatMap(([family, values]) =>
      Object.entries(values).map(([key, value]) => ({ family, key, value: JSON.stringify(value) })),
    ),
    secrets: [
      {
        name: 'metrics.bearer_token',
        status: 'intentionally_unset',
        fingerprint: null,
        keyVersion: null,
      },
      { name: 'smtp.password', status: 'configured', fingerprint: null, keyVersion: 'v1' },
    ],
  };
}
