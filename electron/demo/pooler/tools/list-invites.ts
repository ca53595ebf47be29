import { isUuid } from '../uuid.ts';
import { visibleInvites } from '../visibility.ts';
import { countedPage, countedPageSchema } from './counted-page.ts';
import { inviteLine, inviteRecord, inviteStatus } from './invite-record.ts';
import { clampLimit, matchesQuery } from './page.ts';
import { type Tool, ToolError } from './tool.ts';

const STATUSES: readonly string[] = ['active', 'accepted', 'revoked', 'expired'];

/** `codex_pooler_list_invites` (pooler-contract 3.12). A status it does not know is ignored, yet called applied. */
export const listInvites: Tool = {
  name: 'codex_pooler_list_invites',
  title: 'List invites',
  description: 'Invites of active Pools with masked e-mails, newest first; at most 100.',
  argumentTypes: { limit: 'integer', status: 'string', pool_id: 'string', email: 'string' },
  required: [],
  outputSchema: countedPageSchema('invites'),
  run({ world, operator, nowMs }, args) {
    const poolId = args.text('pool_id');
    const status = args.text('status');
    if (poolId !== null && !isUuid(poolId)) {
      throw new ToolError('tool_execution_failed', 'MCP tool execution failed');
    }
    return countedPage(args, {
      key: 'invites',
      label: 'invite metadata',
      rows: visibleInvites(world, operator)
        .filter(({ pool }) => poolId === null || pool.id === poolId)
        .filter(
          ({ row }) => status === null || !STATUSES.includes(status) || inviteStatus(row, nowMs) === status,
        )
        .filter(({ row }) => matchesQuery(args.text('email'), [row.invitedEmail, row.acceptedByEmail])),
      limit: clampLimit(args.integer('limit'), 50, 100),
      record: (invite) => inviteRecord(invite, nowMs),
      line: (invite) => inviteLine(invite, nowMs),
    });
  },
};
