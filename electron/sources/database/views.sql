-- What the Pooler Operator Console may see of a Pooler's PostgreSQL: five views that name every column and every
-- JSON key, and a login role that may select from them and nothing else. Run it in the Pooler's database as an
-- administrator who may read its tables and create roles; run it again after an upgrade of the console or the Pooler.
begin;

drop schema if exists operator_console cascade;
create schema operator_console;
-- A view reads with the rights of its owner: the role below needs none on the tables.

create view operator_console.oban_jobs with (security_barrier) as
select id, state::text as state, queue, worker, attempt, max_attempts, priority, inserted_at, scheduled_at,
       attempted_at, completed_at, discarded_at, cancelled_at,
       -- Which jobs work on the same thing, without saying on what.
       md5(args::text) as target_ref
from public.oban_jobs;

create view operator_console.instance_settings with (security_barrier) as
select lock_version, inserted_at, updated_at,
       (select jsonb_object_agg(key, value) from jsonb_each(gateway) where key in (
         'gateway_debug', 'sse_keepalive_interval_ms', 'websocket_idle_timeout_ms',
         'websocket_owner_idle_timeout_ms', 'upstream_connect_timeout_ms', 'upstream_pool_timeout_ms',
         'upstream_receive_timeout_ms', 'expired_alias_ttl_seconds', 'bridge_owner_lease_ttl_seconds',
         'bridge_owner_lease_renewal_seconds', 'circuit_failure_threshold', 'circuit_open_seconds',
         'circuit_half_open_probe_limit', 'circuit_success_threshold', 'bulkheads',
         'model_context_window_overrides')) as gateway,
       (select jsonb_object_agg(key, value) from jsonb_each(ingress) where key in (
         'forwarded_client_ip_source', 'forwarded_proxy_depth', 'decompression_algorithms',
         'max_compressed_body_bytes', 'max_decompressed_body_bytes', 'max_decompression_ratio',
         'decompression_timeout_ms')) as ingress,
       -- Of lists of addresses only how long they are.
       case jsonb_typeof(ingress -> 'firewall_allowlist') when 'array'
            then jsonb_array_length(ingress -> 'firewall_allowlist') end as firewall_allowlist_count,
       case jsonb_typeof(ingress -> 'trusted_proxies') when 'array'
            then jsonb_array_length(ingress -> 'trusted_proxies') end as trusted_proxies_count,
       (select jsonb_object_agg(key, value) from jsonb_each(files) where key in (
         'max_size_bytes', 'upload_ttl_seconds', 'abandoned_upload_cleanup_interval_seconds')) as files,
       (select jsonb_object_agg(key, value) from jsonb_each(transcription) where key in (
         'max_upload_bytes')) as transcription,
       (select jsonb_object_agg(key, value) from jsonb_each(mcp) where key in ('enabled')) as mcp,
       (select jsonb_object_agg(key, value) from jsonb_each(smtp) where key in (
         'enabled', 'tls', 'retries')) as smtp,
       (select jsonb_object_agg(key, value) from jsonb_each(development) where key in (
         'impeccable_live_enabled', 'account_reconciliation_paused')) as development,
       -- Of secrets only whether they are there, and the short references the Pooler itself shows.
       case when metrics ->> 'bearer_token_hmac_digest' is not null then 'configured'
            when metrics ->> 'bearer_token_fingerprint' is not null then 'unavailable'
            else 'intentionally_unset' end as metrics_bearer_token_status,
       metrics ->> 'bearer_token_fingerprint' as metrics_bearer_token_fingerprint,
       metrics ->> 'bearer_token_key_version' as metrics_bearer_token_key_version,
       case when smtp ->> 'password_ciphertext' is not null and smtp ->> 'password_nonce' is not null then 'configured'
            when smtp ->> 'password_key_version' is not null then 'unavailable'
            else 'intentionally_unset' end as smtp_password_status,
       smtp ->> 'password_key_version' as smtp_password_key_version
from public.instance_settings;

create view operator_console.alert_incidents with (security_barrier) as
select id, rule_kind, severity, state, scope_type, pool_id, upstream_identity_id, occurrence_count, first_seen_at,
       last_seen_at, acknowledged_at, resolved_at,
       (select jsonb_object_agg(key, value) from jsonb_each(safe_evidence_snapshot) where key in (
         'assignment_count', 'available_count', 'enabled_assignment_count', 'usable_assignment_count',
         'non_serving_assignment_count', 'impacted_pool_count', 'circuit_blocked_assignment_count',
         'circuit_blocked_lane_count', 'circuit_blocked_reasons', 'circuit_blocked_route_classes',
         'circuit_recency_seconds', 'model', 'model_membership_resolved', 'path_style', 'quota_state', 'reason_code',
         'route_class_scope', 'routing_usable', 'source', 'status', 'target_state', 'threshold_used_percent',
         'used_percent', 'window_selector', 'new_reset_count', 'reset_expires_at', 'reset_first_seen_at',
         'earliest_reset_first_seen_at', 'latest_reset_first_seen_at', 'next_reset_expires_at',
         'latest_reset_expires_at')) as evidence
from public.alert_incidents;

create view operator_console.alert_incident_targets with (security_barrier) as
select incident_id, rule_id, pool_id, first_matched_at, last_matched_at, resolved_at
from public.alert_incident_targets;

create view operator_console.alert_rules with (security_barrier) as
select id, pool_id, scope_type, rule_kind, severity, cooldown_minutes, state, model, min_usable_assignments,
       target_state, window_selector, threshold_used_percent, route_class
from public.alert_rules;

do $$
begin
  if not exists (select from pg_roles where rolname = 'operator_console_reader') then
    create role operator_console_reader login noinherit connection limit 4;
  end if;
  -- PostgreSQL lets everybody make temporary tables. The owner of the database, which the Pooler signs in as, still
  -- may; a Pooler that signs in as another role needs: grant temporary on database ... to that role.
  execute format('revoke temporary on database %I from public', current_database());
  execute format('grant connect on database %I to operator_console_reader', current_database());
end
$$;
-- Before PostgreSQL 15 everybody could create tables here.
revoke create on schema public from public;

alter role operator_console_reader set default_transaction_read_only = on;
alter role operator_console_reader set statement_timeout = '10s';
grant usage on schema operator_console to operator_console_reader;
grant select on all tables in schema operator_console to operator_console_reader;

commit;
