import { z } from 'zod';
import type { AuditEvent } from '../../../../shared/metadata/audit-log.ts';
import { aliasOf, labelOf } from '../labels.ts';
import { auditFactsOf } from './audit-facts.ts';
import { createClientText } from './client-text.ts';
import { idField, optionalField, timeField, wordOrUnknown } from './fields.ts';

/** `api_key.revoke`: a family and what was done (pooler-contract 3.16). */
const actionField = z.string().regex(/^[a-z][a-z0-9_]{0,39}\.[a-z][a-z0-9_]{0,59}$/);

/** One item of `list_audit_logs` (pooler-contract 3.16). E-mails, addresses and summaries are not parsed. */
export const auditRow = z.object({
  id: idField,
  occurred_at: timeField,
  actor_type: wordOrUnknown,
  actor_user_id: optionalField(idField),
  pool_id: optionalField(idField),
  pool_name: optionalField(z.string()),
  correlation_id: optionalField(z.string()),
  action: actionField,
  target_type: wordOrUnknown,
  target_id: optionalField(idField),
  outcome: wordOrUnknown,
  details: z.record(z.string(), z.unknown()).catch({}),
});
export type AuditRow = z.output<typeof auditRow>;

/** An operator's id points at a person: its alias stands for it, as in the list of operators. */
function targetOf({ target_type: type, target_id: id }: AuditRow): string | null {
  return id !== null && type === 'user' ? aliasOf('operator', id) : id;
}

/** The event as the console knows it; the Pool's name only if `isPublishable` passes it. */
export function auditOf(row: AuditRow, isPublishable: (text: string) => boolean): AuditEvent {
  const { pool_id: poolId } = row;
  const actor = row.actor_user_id === null ? null : aliasOf('operator', row.actor_user_id);
  return {
    id: row.id,
    occurredAtMs: row.occurred_at,
    actorType: row.actor_type,
    actorId: actor,
    actorLabel: actor,
    poolId,
    poolLabel: poolId === null ? null : labelOf('pool', poolId, row.pool_name, isPublishable).label,
    action: row.action,
    targetType: row.target_type,
    targetId: targetOf(row),
    outcome: row.outcome,
    correlationId: createClientText(isPublishable).correlationId(row.correlation_id),
    facts: auditFactsOf(row.details, isPublishable),
  };
}
