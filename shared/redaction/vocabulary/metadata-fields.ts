/**
 * Field names whose objects are metadata (pooler-contract 3 to 8, slo-contract labels). Compared in snake case. An
 * object with any other field is taken for a body.
 */
const METADATA_FIELDS: ReadonlySet<string> = new Set(
  `items results rows_count action actual_service_tier active active_limit actor_class actor_type additional admitted_at age age_ms alert alert_rule alerts allowed allowed_model_identifiers allowed_model_mode
  applied applied_reasoning_effort area assignment assignment_count assignment_label assignment_summary attempt attempts attempt_number attempt_count attempt_ref
  at auth_fresh_at auth_verified_at available band bridge_ring_size bucket buckets budget budget_left bulkheads burn burn_rate bytes
  cached_input_cost_usd cached_input_tokens cache_write_cost_usd cache_write_tokens calls cancelled candidates category changed_categories changed_count changed_fields changed_keys class code
  code_class codes command commit build completed completed_at condition consistency continuity cooldown_minutes correlation_id cost cost_status count counts coverage created_at credential_changes credential_status credits
  currency current_value date day debug decision delay denial_reason denied deploy deployment_version description_present detail_keys details_summary disabled disabled_at discarded discarded_at display_name dropped due duration duration_ms durations
  effective_reasoning_effort effort elapsed elapsed_ms empty enabled endpoint endpoints enforced_model_identifier enforced_reasoning_effort enforced_service_tier end ended_at errored error_class error_code error_kind error_rate error_source errors_count estimate event evidence executing
  expired expires_at expires_in failed failure failure_count failures family families filters final final_attempt_ref finished_at fingerprint first_seen freshness freshness_status from gauge generated_at
  has_open_turn has_stale has_unknown headers_profile_version health healthy histogram hours http http_status http_status_code id_kind increase input_tokens inserted_at instance_setting interval interval_ms invalid
  job job_conflict jobs key_label key_prefix api_key_prefix key_version kind label labels lag lane lanes last_refresh_at last_seen last_successful_refresh_at last_successful_sync_at last_used_at latency latency_ms latest_attempt_number latest_attempt_retryable latest_attempt_status
  latest_upstream_status_code le level limit limited limits lock_version lower max max_attempts max_value max_running max_queued maximum_reasoning_effort mean median method metric metric_name metrics metrics_auth_state min minute minutes mode model model_class models mismatch month
  n name namespace_present network_error_code next_check next_offset nodes_count not_before note_present observed_at occurred_at occurrence_count offset ok oldest onboarding_method open outcome output_tokens over
  p50 p75 p90 p95 p99 p999 page paused peak pending per percent percentile percentiles period phase plan_family plan_label policy_denial policy_version pool pool_count pool_label pool_name pool_slug pool_status pools position pre_visible_output previous_severity previous_state previous_status priority probe
  progress quantile queue queue_wait_ms queued queues quota_family quota_kind quota_scope quota_summary quota_window quota_windows range rate ratio reason reason_class reason_codes reasoning_effort reasoning_effort_source reasoning_policy_mode reasoning_tokens ready recorded_at refreshed
  refresh_due refresh_failed refreshing reauth_required region_count rejected release_version remaining remaining_value request_count request_id request_summary requested_model requested_service_tier requests reset_at reset_after_seconds reset_in resets resolved response_status_code restarts result result_status retries
  retry retryable retry_after retry_count retrying revision revoked revoked_at role route route_class route_family routes routing routing_summary routing_unusable_reason routing_usable row_count rows rule rule_kind running
  sample samples saturation scheduled scheduled_at scope scope_type seconds sequence series service service_tier session_ref session_source setting_family settings settings_family severity share shadow signal signals since since_at_least size slo slug source source_state sources stage stale start started_at state state_count states
  status status_class status_class_count status_classes status_code statuses step strategy succeeded success success_rate sum summary surface surfaces suspended
  target target_kind target_state target_type terminal terminal_forwarded terminal_seen terminal_state terminal_state_source text_frame_count threshold threshold_used_percent throughput tick tier time time_window timestamp to tokens token_counts total total_cost_usd total_tokens transition transitions transport
  transport_failure trend trigger_kind truncated ts turn_ref turn_status turn_status_source type types unit unknown unusable up updated updated_at upper upstream upstream_account_plan_family upstream_account_plan_label upstream_count upstream_committed upstream_label upstream_status_code upstream_transport upstreams uptime usage_source usage_status usage_summary usd usable
  quota_decision totals succeeded rejected precision source_precision used used_percent utilization validation_status value_count verdict version versions via wait wait_ms warnings week weight window window_count window_minutes window_selector windows worker worker_area workers workspace_ref year zone_count
  queue_wait retry_of bulkhead bulkheads capacity alias aliases enabled_assignments usable_assignments circuit_blocked_reasons circuit_blocked_route_classes model_membership_resolved path_style quota_state route_class_scope family prefix inferred keys audit admission incidents rules channels targets quotas checks drafts snapshots profile invites operators overview budgets verdicts slos categories counters pool_keys api_keys audit_logs request_logs policies history timeline settings_changed worst best lane lanes coverage estimate ready_total not_ready queue_depth rejected_count wait_p95_ms next_look active_count exhausted exhausted_count oban_mode downstream_transport buffer decisions quota hits misses hit_ratio cache peer_close_code visible_impacted_pool_count hidden_impacted_pool_count total_impacted_pool_count alert_state dedupe_key_fingerprint
  global_gate account_gate supported_tool_count protocol_version supported_protocol_versions attention health_state job_state job_states settings_changed actor masked_actor reads writes errors timeouts
  ms plan subject_ref prefix rc err
  overall summary_line id pool_id api_key_id upstream_id upstream_identity_id rule_id incident_id pool_upstream_assignment_id entity_id job_id upstream_identity_label account_label api_key_display_name workspace_label correlation_ids`.split(
    /\s+/,
  ),
);

/** Endings that make a field a measure, a state or a time whatever stands before it. */
const METADATA_ENDINGS =
  /_(?:count|counts|ms|us|ns|s|sec|seconds|minutes|hours|days|bytes|kib|mib|at|percent|pct|ratio|rate|share|total|status|state|states|class|classes|code|codes|tokens|usd|version|enabled|present|kind|type|outcome|severity|attempts|retries|p50|p90|p95|p99|per_second|per_minute|window|limit|threshold|age|slug)$/;

/** Fields that carry content, credentials, identity or infrastructure whatever their ending. */
const CONTENT_FIELDS =
  /^(?:messages?|content|contents|text|input|inputs|prompt|prompts|instructions?|output|outputs|completion|choices|delta|body|payload|data|args|meta|params|arguments|email|user_email|password|secret|token|ip|ip_address|host|hostname|account_id|chatgpt_account_id|stored_account_id|user_id|user|filename|file|files|attachments?|image|audio|transcript|headers|cookie|authorization|before|after|old|new|old_value|new_value|raw|query|answer|question|tool_calls|function)$/;

/** A field name in snake case, whatever its own style: "createdAt", "created-at" and "created_at" are one name. */
export function inSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]/g, '_')
    .toLowerCase();
}

/** Whether a field, by its name in snake case, carries content, credentials, identity or infrastructure. */
export function isContentField(snake: string): boolean {
  return CONTENT_FIELDS.test(snake);
}

/** Whether a field name is on the metadata list; `name` in any case style. */
export function isMetadataField(name: string): boolean {
  const snake = inSnakeCase(name);
  if (isContentField(snake)) return false;
  return METADATA_FIELDS.has(snake) || METADATA_ENDINGS.test(snake) || /^[1-5]xx$|^\d{3}$|^\d+$/.test(snake);
}
