/** The families of error codes that a request log can carry (pooler-contract 4.2 to 4.7). */
const FAMILIES = {
  policy: [
    'api_key_missing',
    'api_key_disabled',
    'api_key_policy_malformed',
    'model_not_allowed',
    'quota_unavailable',
    'policy_denied',
    'api_key_policy_limit_exceeded',
    'reasoning_effort_not_allowed',
  ],
  capacity: [
    'no_eligible_upstream',
    'no_eligible_backend',
    'no_compatible_backend',
    'quota_exhausted',
    'quota_evidence_unavailable',
    'session_assignment_unavailable',
    'pinned_continuation_reauth_required',
    'pinned_continuation_unavailable',
  ],
  validation: [
    'invalid_request',
    'invalid_model',
    'unsupported_model_capability',
    'unsupported_parameter',
    'unsupported_endpoint',
    'unsupported_input_image_format',
    'unsupported_input_file_format',
    'unsupported_media_type',
    'unsupported_multipart_file_create',
    'unsupported_content_encoding',
    'compressed_request_too_large',
    'decompressed_request_too_large',
    'decompression_ratio_exceeded',
    'request_decompression_timeout',
    'request_too_large',
    'duplicate_turn',
    'session_start_conflict',
    'file_assignment_conflict',
    'file_not_found',
    'file_expired',
    'file_not_uploadable',
    'websocket_upgrade_required',
  ],
  stream: [
    'stream_idle_timeout',
    'upstream_stream_error',
    'downstream_stream_error',
    'stream_interrupted',
    'stream_incomplete',
    'previous_response_not_found',
    'invalid_previous_response_id',
    'upstream_websocket_terminal_failure',
    'upstream_websocket_forward_failed',
    'websocket_request_failed',
    'websocket_stream_error',
    'websocket_connection_limit_reached',
    'upstream_websocket_terminal_delivery_timeout',
    'owner_unavailable',
    'stale_owner',
    'owner_forward_timeout',
    'owner_crashed',
    'owner_drained',
    'duplicate_downstream',
    'stale_downstream',
    'owner_forwarding_disabled',
    'owner_busy',
  ],
  accounting: [
    'gateway_accounting_failed',
    'gateway_reservation_failed',
    'request_already_finalized',
    'stale_reservation_recovered',
    'stale_websocket_turn_claim_recovered',
    'terminal_request_attempt_recovered',
  ],
} as const;

/** `upstream` also takes what the provider passes through: its codes cannot be listed (pooler-contract 4.5, O7). */
export type CodeFamily = keyof typeof FAMILIES | 'upstream';

const FAMILY_OF: ReadonlyMap<string, CodeFamily> = new Map(
  Object.entries(FAMILIES).flatMap(([family, codes]) =>
    isFamily(family) ? codes.map((code) => [code, family] as const) : [],
  ),
);

function isFamily(name: string): name is keyof typeof FAMILIES {
  return name in FAMILIES;
}

/** The family of a code; one that no list names came from upstream. */
export function codeFamily(code: string): CodeFamily {
  return FAMILY_OF.get(code) ?? 'upstream';
}
