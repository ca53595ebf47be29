import { visibleAudits } from '../visibility.ts';
import { auditLine, auditRecord } from './audit-record.ts';
import { logPage, logPageContent, logPageSchema, tally } from './log-page.ts';
import { matchesQuery } from './page.ts';
import { withMore } from './readable-text.ts';
import { timeRange } from './time-range.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_list_audit_logs` (pooler-contract 3.16); events without a Pool are the owners'. */
export const listAuditLogs: Tool = {
  name: 'codex_pooler_list_audit_logs',
  title: 'List audit-log metadata',
  description: 'Administrative events, newest first, with masked actors; limit 1..50.',
  argumentTypes: {
    pool_id: 'string',
    outcome: 'string',
    actor_type: 'string',
    actor: 'string',
    action: 'string',
    target: 'string',
    request: 'string',
    date_from: 'string',
    date_to: 'string',
    limit: 'integer',
    offset: 'integer',
  },
  required: [],
  outputSchema: logPageSchema(),
  run({ world, operator }, args) {
    const is = (name: string, value: string | null) => {
      const wanted = args.text(name);
      return wanted === null || wanted === value;
    };
    const within = timeRange(args);
    const events = visibleAudits(world, operator).filter(
      ({ row }) =>
        is('pool_id', row.poolId) &&
        is('outcome', row.outcome) &&
        is('actor_type', row.actorType) &&
        is('action', row.action) &&
        matchesQuery(args.text('actor'), [row.actorUserId, row.actorEmail, row.actorType]) &&
        matchesQuery(args.text('target'), [row.targetType, row.targetId]) &&
        matchesQuery(args.text('request'), [row.requestId, row.correlationId]) &&
        within(row.occurredAtMs),
    );
    const page = logPage(events, args);
    const lines = withMore(page.rows.map(auditLine));
    const actions = tally(page.rows.map(({ row }) => row.action));
    const outcomes = tally(page.rows.map(({ row }) => row.outcome));
    const head = `${lines.shown} audit events returned; total ${page.total}; offset ${page.offset}`;
    return {
      text: [`${head}; actions ${actions}; outcomes ${outcomes}`, ...lines.all].join('\n'),
      structured: logPageContent(page, auditRecord),
    };
  },
};
