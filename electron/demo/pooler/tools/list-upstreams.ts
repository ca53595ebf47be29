import { type VisibleUpstream, visibleUpstreams } from '../visibility.ts';
import { FIRST_PAGE, firstPage } from './first-page.ts';
import { selectedPoolId } from './pool-selector.ts';
import type { Tool } from './tool.ts';
import { upstreamLine, upstreamRecord } from './upstream-record.ts';

/** `codex_pooler_list_upstreams` (pooler-contract 3.4). A `pool_selector` that does not decide is an error here. */
export const listUpstreams: Tool = {
  name: 'codex_pooler_list_upstreams',
  title: 'List upstreams',
  description: 'Upstream accounts with masked e-mails and assignment summaries; at most 100.',
  ...FIRST_PAGE,
  run(call, args) {
    const poolId = selectedPoolId(call, args.text('pool_selector'));
    return firstPage(args, {
      label: 'upstream metadata',
      rows: visibleUpstreams(call.world, call.operator)
        .filter(({ assignments }) => poolId === null || assignments.some((one) => one.poolId === poolId))
        .toSorted(byLabel),
      statusOf: ({ row }) => row.status,
      searched,
      record: upstreamRecord,
      line: upstreamLine,
    });
  },
};

function searched({ row }: VisibleUpstream): readonly (string | null)[] {
  return [row.id, row.chatgptAccountId, row.accountLabel, row.workspaceLabel, row.workspaceRef, row.status];
}

/** Account label, account id, creation time; the raw label, so that masked e-mails keep their place. */
function byLabel({ row: a }: VisibleUpstream, { row: b }: VisibleUpstream): number {
  const [left, right] = [a, b].map((row) => `${row.accountLabel ?? ''}\u0000${row.chatgptAccountId ?? ''}`);
  if (left === undefined || right === undefined || left === right) return a.createdAtMs - b.createdAtMs;
  return left < right ? -1 : 1;
}
