import { visibleAudits } from '../visibility.ts';
import { auditDetailLine, auditRecord } from './audit-record.ts';
import { DETAIL_SCHEMA } from './detail.ts';
import { logDetail } from './log-detail.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_get_audit_log` (pooler-contract 3.17), by exact id; what is no UUID is not found. */
export const getAuditLog: Tool = {
  name: 'codex_pooler_get_audit_log',
  title: 'Get audit-log metadata',
  description: 'One administrative event by id.',
  argumentTypes: { id: 'string' },
  required: ['id'],
  outputSchema: DETAIL_SCHEMA,
  run({ world, operator }, args) {
    const event = visibleAudits(world, operator).find(({ row }) => row.id === args.text('id'));
    return logDetail(
      'audit_log',
      'audit event',
      event === undefined ? null : { record: auditRecord(event), line: auditDetailLine(event) },
    );
  },
};
