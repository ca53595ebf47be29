import { z } from 'zod';
import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import type { AlertRule, PoolerAlert } from '../../../shared/metadata/pooler-alert.ts';
import type { AlertRows } from './contract.ts';
import { evidenceOf } from './evidence.ts';
import { idColumn, integerColumn, jsonColumn, numberColumn, timeColumn, wordColumn } from './fields.ts';
import { gapNote, readableRows } from './rows.ts';
import type { RowReader } from './session.ts';

/** Of each list: more open alerts than this are one event, and older resolved ones are in the store. */
const MOST_ROWS = 500;

function incidentsSql(schema: string): string {
  return `select id, rule_kind, severity, state, scope_type, pool_id, upstream_identity_id, occurrence_count,
    first_seen_at, last_seen_at, acknowledged_at, resolved_at, evidence,
    (select count(distinct t.pool_id) from ${schema}.alert_incident_targets t where t.incident_id = i.id)
      as target_count
    from ${schema}.alert_incidents i
    order by state = 'resolved', last_seen_at desc, id limit ${MOST_ROWS + 1}`;
}

function rulesSql(schema: string): string {
  return `select id, pool_id, scope_type, rule_kind, severity, state, cooldown_minutes, model,
    min_usable_assignments, target_state, window_selector, threshold_used_percent, route_class
    from ${schema}.alert_rules order by id limit ${MOST_ROWS + 1}`;
}

const incidentRow = z.object({
  id: idColumn,
  rule_kind: wordColumn,
  severity: wordColumn,
  state: wordColumn,
  scope_type: wordColumn,
  pool_id: idColumn.nullable(),
  upstream_identity_id: idColumn.nullable(),
  occurrence_count: integerColumn,
  first_seen_at: timeColumn,
  last_seen_at: timeColumn,
  acknowledged_at: timeColumn.nullable(),
  resolved_at: timeColumn.nullable(),
  evidence: jsonColumn,
  target_count: integerColumn,
});

const ruleRow = z.object({
  id: idColumn,
  pool_id: idColumn.nullable(),
  scope_type: wordColumn,
  rule_kind: wordColumn,
  severity: wordColumn,
  state: wordColumn,
  cooldown_minutes: integerColumn,
  model: z.string().nullable(),
  min_usable_assignments: integerColumn.nullable(),
  target_state: wordColumn.nullable(),
  window_selector: wordColumn.nullable(),
  threshold_used_percent: numberColumn.nullable(),
  route_class: wordColumn.nullable(),
});

type IsPublishable = (text: string) => boolean;

function alertOf(row: z.output<typeof incidentRow>, isPublishable: IsPublishable): PoolerAlert {
  return {
    id: row.id,
    ruleKind: row.rule_kind,
    severity: row.severity,
    state: row.state,
    scopeType: row.scope_type,
    poolId: row.pool_id,
    upstreamId: row.upstream_identity_id,
    occurrenceCount: row.occurrence_count,
    firstSeenAtMs: row.first_seen_at,
    lastSeenAtMs: row.last_seen_at,
    acknowledgedAtMs: row.acknowledged_at,
    resolvedAtMs: row.resolved_at,
    evidence: evidenceOf(row.evidence, isPublishable),
    targetCount: row.target_count,
  };
}

function ruleOf(row: z.output<typeof ruleRow>, isPublishable: IsPublishable): AlertRule {
  return {
    id: row.id,
    poolId: row.pool_id,
    scopeType: row.scope_type,
    ruleKind: row.rule_kind,
    severity: row.severity,
    state: row.state,
    cooldownMinutes: row.cooldown_minutes,
    model: row.model !== null && isPublishable(row.model) ? row.model : null,
    minUsableAssignments: row.min_usable_assignments,
    targetState: row.target_state,
    windowSelector: row.window_selector,
    thresholdUsedPercent: row.threshold_used_percent,
    routeClass: row.route_class,
  };
}

function batchOf<K extends 'alert' | 'alertRule', T>(
  kind: K,
  view: string,
  read: { readonly rows: readonly T[]; readonly unreadable: number },
  toEntity: (row: T) => EntityBatch<K>['items'][number],
): EntityBatch<K> {
  const cut = read.rows.length + read.unreadable > MOST_ROWS;
  const items = read.rows.slice(0, MOST_ROWS).map(toEntity);
  const note = gapNote(view, read.unreadable, cut);
  return note === null ? { kind, items, complete: true } : { kind, items, complete: false, note };
}

/** Incidents, those that are not resolved first and then the newest, and the rules that raise them. */
export async function readAlerts(
  reader: RowReader,
  schema: string,
  isPublishable: IsPublishable,
): Promise<AlertRows> {
  const [incidents, rules] = await Promise.all([
    reader.rows(incidentsSql(schema), []),
    reader.rows(rulesSql(schema), []),
  ]);
  return {
    alerts: batchOf(
      'alert',
      'alert_incidents',
      readableRows(incidentRow, incidents, 'alert_incidents'),
      (row) => alertOf(row, isPublishable),
    ),
    rules: batchOf('alertRule', 'alert_rules', readableRows(ruleRow, rules, 'alert_rules'), (row) =>
      ruleOf(row, isPublishable),
    ),
  };
}
