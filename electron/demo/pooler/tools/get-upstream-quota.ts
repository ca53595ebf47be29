import { type VisibleUpstream, visibleUpstreams } from '../visibility.ts';
import { DETAIL_SCHEMA, detailOutput, type Selection, select } from './detail.ts';
import { byQuotaLabel } from './list-upstream-quotas.ts';
import { quotaLabel, quotaLines, quotaRecord } from './quota-record.ts';
import { fieldLine } from './readable-text.ts';
import type { Tool } from './tool.ts';

const MAX_CANDIDATES = 10;

/** `codex_pooler_get_upstream_quota` (pooler-contract 3.9): by id, account id (first match wins), label. */
export const getUpstreamQuota: Tool = {
  name: 'codex_pooler_get_upstream_quota',
  title: 'Get upstream quota metadata',
  description:
    'Quota windows of one upstream account by id, stored account id or label; at most 10 candidates.',
  argumentTypes: { selector: 'string' },
  required: ['selector'],
  outputSchema: DETAIL_SCHEMA,
  run({ world, operator, nowMs }, args) {
    const accounts = visibleUpstreams(world, operator).toSorted(byQuotaLabel);
    return detailOutput(selectAccount(accounts, args.text('selector') ?? ''), {
      kind: 'upstream_quota',
      subject: 'Upstream quota',
      label: 'upstream quota metadata',
      item: (account) => quotaRecord(account, nowMs),
      itemLine: (account) => quotaLines(account, nowMs),
      candidate: (account) => ({
        id: account.row.id,
        label: quotaLabel(account),
        stored_account_id: account.row.chatgptAccountId,
        status: account.row.status,
        plan_family: account.row.planFamily,
      }),
      candidateLine: (account) =>
        fieldLine({
          id: account.row.id,
          label: quotaLabel(account),
          account: account.row.chatgptAccountId,
          status: account.row.status,
        }),
    });
  },
};

function selectAccount(accounts: readonly VisibleUpstream[], selector: string): Selection<VisibleUpstream> {
  const exact = select(accounts, selector, [({ row }) => row.id, ({ row }) => row.chatgptAccountId]);
  if (exact.kind === 'found') return exact;
  const [first] = exact.kind === 'ambiguous' ? exact.rows : [];
  if (first !== undefined) return { kind: 'found', row: first };
  const byLabel = select(accounts, selector, [({ row }) => row.accountLabel]);
  return byLabel.kind === 'ambiguous' ? { ...byLabel, rows: byLabel.rows.slice(0, MAX_CANDIDATES) } : byLabel;
}
