import { z } from 'zod';
import type { AuditRow } from '../audit-row.ts';
import type { JsonObject } from '../json.ts';
import type { OperatorRow } from '../world.ts';
import { recordedLog } from './recorded-logs.ts';
import { exactTime, optionalText } from './recorded-rows.ts';

const auditSchema = z.object({
  id: z.string(),
  occurred_at: exactTime,
  actor_type: z.enum(['user', 'system']),
  actor_user_id: optionalText,
  actor_user_email: z.string(),
  pool_id: optionalText,
  pool_name: optionalText,
  pool_slug: optionalText,
  request_id: optionalText,
  correlation_id: optionalText,
  action: z.string(),
  target_type: z.string(),
  target_id: optionalText,
  outcome: z.enum(['success', 'failure']),
  ip_address: optionalText,
  details: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null),
});

/** All audit events of the recordings; what was masked gets any value with the same mask. */
export function recordedAudits(operators: readonly OperatorRow[]): readonly AuditRow[] {
  const emails = new Map(operators.map(({ id, email }) => [id, email]));
  return recordedLog(/audit_log/, auditSchema).map((event) => ({
    id: event.id,
    occurredAtMs: event.occurred_at,
    actorType: event.actor_type,
    actorUserId: event.actor_user_id,
    actorEmail: event.actor_user_id === null ? null : (emails.get(event.actor_user_id) ?? null),
    poolId: event.pool_id,
    requestId: event.request_id,
    correlationId: event.correlation_id,
    action: event.action,
    targetType: event.target_type,
    targetId: event.target_id,
    outcome: event.outcome,
    ipAddress: event.ip_address?.replace('xxx', '7') ?? null,
    details: event.details,
  }));
}
