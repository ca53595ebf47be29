import { maskLabel } from '../masking.ts';
import { type VisibleUpstream, visibleUpstreams } from '../visibility.ts';
import { DETAIL_SCHEMA, detailOutput, select } from './detail.ts';
import { fieldLine } from './readable-text.ts';
import type { Tool } from './tool.ts';
import { upstreamLine, upstreamRecord } from './upstream-record.ts';

/** `codex_pooler_get_upstream` (pooler-contract 3.5): by id, account id, label; workspaces may share an account. */
export const getUpstream: Tool = {
  name: 'codex_pooler_get_upstream',
  title: 'Get upstream',
  description: 'One upstream account by id, stored account id or label; duplicates give candidates.',
  argumentTypes: { selector: 'string' },
  required: ['selector'],
  outputSchema: DETAIL_SCHEMA,
  run({ world, operator }, args) {
    const selection = select(visibleUpstreams(world, operator), args.text('selector') ?? '', [
      ({ row }) => row.id,
      ({ row }) => row.chatgptAccountId,
      ({ row }) => row.accountLabel,
    ]);
    return detailOutput(selection, {
      kind: 'upstream',
      subject: 'Upstream',
      label: 'upstream metadata',
      item: upstreamRecord,
      itemLine: (upstream) => upstreamLine(upstream, { id: upstream.row.id }),
      candidate: ({ row }) => ({
        id: row.id,
        account_label: label(row.accountLabel),
        workspace_ref: row.workspaceRef,
        workspace_label: label(row.workspaceLabel),
        status: row.status,
      }),
      candidateLine,
    });
  },
};

function candidateLine({ row }: VisibleUpstream): string {
  return fieldLine({
    id: row.id,
    label: label(row.accountLabel),
    workspace: row.workspaceRef,
    workspace_label: label(row.workspaceLabel),
    status: row.status,
  });
}

function label(value: string | null): string | null {
  return value === null ? null : maskLabel(value);
}
