import { recordingsOf } from '../recordings.ts';
import type { PostgresServer } from './postgres-process.ts';

const RECORDINGS = recordingsOf('pooler-db');

/** The tables of a Pooler that the views read, with every column of the running system (pooler-contract 14). */
export const POOLER_TABLES = `
create type oban_job_state as enum
  ('available', 'suspended', 'scheduled', 'executing', 'retryable', 'completed', 'discarded', 'cancelled');
create table oban_jobs (
  id bigserial primary key, state oban_job_state not null default 'available', queue text not null,
  worker text not null, args jsonb not null default '{}', errors jsonb[] not null default '{}',
  attempt int not null default 0, max_attempts int not null default 20, priority int not null default 0,
  meta jsonb default '{}', tags text[] default '{}', attempted_by text[],
  inserted_at timestamp not null default timezone('UTC', now()),
  scheduled_at timestamp not null default timezone('UTC', now()),
  attempted_at timestamp, completed_at timestamp, discarded_at timestamp, cancelled_at timestamp);
create table instance_settings (
  singleton boolean primary key, gateway jsonb, ingress jsonb, files jsonb, transcription jsonb, operator jsonb,
  metrics jsonb, smtp jsonb, development jsonb, mcp jsonb, catalog jsonb, metadata jsonb,
  lock_version int not null, updated_by_user_id uuid, inserted_at timestamp not null, updated_at timestamp not null);
create table alert_incidents (
  id uuid primary key, rule_kind text not null, severity text not null, state text not null,
  scope_type text not null, pool_id uuid, upstream_identity_id uuid, dedupe_key text not null,
  occurrence_count int not null, first_seen_at timestamp not null, last_seen_at timestamp not null,
  acknowledged_at timestamp, resolved_at timestamp, safe_evidence_snapshot jsonb not null default '{}',
  suppression_metadata jsonb not null default '{}', created_at timestamp not null, updated_at timestamp not null);
create table alert_incident_targets (
  id uuid primary key, incident_id uuid not null, rule_id uuid, pool_id uuid, metadata jsonb not null default '{}',
  first_matched_at timestamp not null, last_matched_at timestamp not null, resolved_at timestamp,
  created_at timestamp not null, updated_at timestamp not null);
create table alert_rules (
  id uuid primary key, pool_id uuid, scope_type text not null, rule_kind text not null, severity text not null,
  state text not null, display_name text not null, cooldown_minutes int not null, model text,
  min_usable_assignments int, target_state text, window_selector text, threshold_used_percent numeric,
  route_class text, metadata jsonb not null default '{}', created_by_user_id uuid, disabled_at timestamp,
  created_at timestamp not null, updated_at timestamp not null);`;

export const POOLER_TABLE_NAMES = [
  'oban_jobs',
  'instance_settings',
  'alert_incidents',
  'alert_incident_targets',
  'alert_rules',
] as const;
export type PoolerTable = (typeof POOLER_TABLE_NAMES)[number];

/** Adds rows given as the recordings give them; columns that a row leaves out take null. */
export async function insertRows(
  server: PostgresServer,
  database: string,
  table: PoolerTable,
  rows: readonly object[],
): Promise<void> {
  await server.asSuperuser(
    database,
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** For the name of a test that needs the recorded rows: empty where they are there. */
export const WITHOUT_RECORDED_ROWS = RECORDINGS.without;

/** The rows of a real Pooler's table, forbidden columns included. */
export function recordedRows(table: PoolerTable): Record<string, unknown>[] {
  return RECORDINGS.text(`${table}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
