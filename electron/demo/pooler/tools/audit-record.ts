import type { AuditRow } from '../audit-row.ts';
import { type JsonObject, timestamp, withoutNulls } from '../json.ts';
import { maskAddress, maskEmail } from '../masking.ts';
import { sanitized } from '../metadata-sanitizer.ts';
import type { InLog } from '../visibility.ts';
import { keySummary } from './log-page.ts';
import { fieldLine } from './readable-text.ts';

/** An audit event as list and get show it: null fields absent, actor and address masked (pooler-contract 3.16). */
export function auditRecord({ row, pool }: InLog<AuditRow>): JsonObject {
  const details = sanitized(row.details);
  return withoutNulls({
    id: row.id,
    occurred_at: timestamp(row.occurredAtMs),
    actor_type: row.actorType,
    actor_user_id: row.actorUserId,
    actor_user_email: maskEmail(row.actorEmail ?? ''),
    actor_summary: { summary: actor(row) },
    pool_id: pool?.id ?? null,
    pool_name: pool?.name ?? null,
    pool_slug: pool?.slug ?? null,
    request_id: row.requestId,
    correlation_id: row.correlationId,
    action: row.action,
    target_type: row.targetType,
    target_id: row.targetId,
    target_summary: { summary: target(row) },
    outcome: row.outcome,
    ip_address: row.ipAddress === null ? null : maskAddress(row.ipAddress),
    details,
    details_summary: { summary: keySummary('detail', Object.keys(details)) },
  });
}

/** The event's line in the text of a list. */
export function auditLine(event: InLog<AuditRow>): string {
  return fieldLine(lineFields(event));
}

/** The same with its correlation, for the text of a detail. */
export function auditDetailLine(event: InLog<AuditRow>): string {
  return fieldLine({
    ...lineFields(event),
    request: event.row.requestId,
    correlation: event.row.correlationId,
  });
}

function lineFields({ row, pool }: InLog<AuditRow>): JsonObject {
  return {
    occurred_at: timestamp(row.occurredAtMs),
    action: row.action,
    outcome: row.outcome,
    actor: actor(row),
    target: target(row),
    pool: pool?.slug ?? 'system',
    details: keySummary('detail', Object.keys(sanitized(row.details))),
  };
}

function actor(row: AuditRow): string {
  return row.actorUserId === null ? row.actorType : `${row.actorType} ${row.actorUserId.slice(0, 8)}`;
}

function target(row: AuditRow): string {
  return row.targetId === null ? row.targetType : `${row.targetType} ${row.targetId.slice(0, 8)}`;
}
