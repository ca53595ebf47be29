import { z } from 'zod';

const flag = z.boolean();
const amount = z.number();
const word = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);

/** Limits of one route class (pooler-contract 5.3). */
const bulkhead = z.object({
  queue_limit: amount.optional(),
  max_concurrency: amount.optional(),
  queue_timeout_ms: amount.optional(),
});

/**
 * Every setting the console may know, by family, with the only form it is taken in (pooler-contract 7.2, 14).
 * `isPublishable` passes the names of models, the only text among them that somebody typed.
 */
export function settingsKeys(isPublishable: (text: string) => boolean) {
  const modelName = z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,119}$/)
    .refine(isPublishable);
  return {
    gateway: {
      gateway_debug: flag,
      sse_keepalive_interval_ms: amount,
      websocket_idle_timeout_ms: amount,
      websocket_owner_idle_timeout_ms: amount,
      upstream_connect_timeout_ms: amount,
      upstream_pool_timeout_ms: amount,
      upstream_receive_timeout_ms: amount,
      expired_alias_ttl_seconds: amount,
      bridge_owner_lease_ttl_seconds: amount,
      bridge_owner_lease_renewal_seconds: amount,
      circuit_failure_threshold: amount,
      circuit_open_seconds: amount,
      circuit_half_open_probe_limit: amount,
      circuit_success_threshold: amount,
      bulkheads: z.record(word, bulkhead),
      model_context_window_overrides: z.record(modelName, amount),
    },
    ingress: {
      forwarded_client_ip_source: word,
      forwarded_proxy_depth: amount,
      decompression_algorithms: z.array(word),
      max_compressed_body_bytes: amount,
      max_decompressed_body_bytes: amount,
      max_decompression_ratio: amount,
      decompression_timeout_ms: amount,
    },
    files: {
      max_size_bytes: amount,
      upload_ttl_seconds: amount,
      abandoned_upload_cleanup_interval_seconds: amount,
    },
    transcription: { max_upload_bytes: amount },
    mcp: { enabled: flag },
    smtp: { enabled: flag, tls: word, retries: amount },
    development: { impeccable_live_enabled: flag, account_reconciliation_paused: flag },
  } as const satisfies Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>;
}
