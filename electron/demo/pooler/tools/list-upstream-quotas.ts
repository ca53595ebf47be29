import { type VisibleUpstream, visiblePools, visibleUpstreams } from '../visibility.ts';
import { clampLimit } from './page.ts';
import { quotaLabel, quotaLines, quotaRecord, quotaSummary } from './quota-record.ts';
import { quotaListText } from './readable-text.ts';
import { type Tool, type ToolArguments, type ToolCall, ToolError } from './tool.ts';

const STATUSES: readonly string[] = [
  'pending',
  'active',
  'paused',
  'refresh_due',
  'refreshing',
  'refresh_failed',
  'reauth_required',
  'deleted',
  'disabled',
  'errored',
];

/** `codex_pooler_list_upstream_quotas` (pooler-contract 3.8): the second list shape, `count` is the total. */
export const listUpstreamQuotas: Tool = {
  name: 'codex_pooler_list_upstream_quotas',
  title: 'List upstream quota metadata',
  description: 'Quota windows per upstream account, filtered and paged; limit 1..100, offset 0..10000.',
  argumentTypes: {
    pool_id: 'string',
    status: 'string',
    plan_family: 'string',
    freshness_status: 'string',
    routing_usable: 'boolean',
    limit: 'integer',
    offset: 'integer',
  },
  required: [],
  outputSchema: {
    type: 'object',
    properties: {
      items: { type: 'array' },
      count: { type: 'integer' },
      limit: { type: 'integer' },
      offset: { type: 'integer' },
      filters: { type: 'object' },
    },
    required: ['items', 'count', 'limit', 'offset', 'filters'],
    additionalProperties: false,
  },
  run(call, args) {
    const limit = clampLimit(args.integer('limit'), 50, 100);
    const offset = Math.min(Math.max(args.integer('offset') ?? 0, 0), 10_000);
    const applied = args.given.filter((name) => name !== 'limit' && name !== 'offset').toSorted();
    const accounts = visibleUpstreams(call.world, call.operator)
      .filter(quotaFilter(call, args))
      .toSorted(byQuotaLabel);
    const page = accounts.slice(offset, offset + limit);
    return {
      text: quotaListText(
        page.map((account) => quotaLines(account, call.nowMs)),
        `total ${accounts.length}; offset ${offset}`,
      ),
      structured: {
        items: page.map((account) => quotaRecord(account, call.nowMs)),
        count: accounts.length,
        limit,
        offset,
        filters: { applied, count: applied.length },
      },
    };
  },
};

/** Filters compare the account summary; unknown words of the two closed vocabularies are refused. */
function quotaFilter(call: ToolCall, args: ToolArguments): (account: VisibleUpstream) => boolean {
  const [poolId, status] = [args.text('pool_id'), args.text('status')];
  const [plan, freshness] = [args.text('plan_family'), args.text('freshness_status')];
  const usable = args.flag('routing_usable');
  if (status !== null && !STATUSES.includes(status))
    throw new ToolError('invalid_arguments', 'Invalid status');
  if (freshness !== null && !['fresh', 'stale', 'unknown'].includes(freshness)) {
    throw new ToolError('invalid_arguments', 'Invalid freshness_status');
  }
  const poolVisible = visiblePools(call.world, call.operator).some((pool) => pool.id === poolId);
  return (account) => {
    const summary = quotaSummary(account, call.nowMs);
    const inPool = poolVisible && account.assignments.some((assignment) => assignment.poolId === poolId);
    return (
      (poolId === null || inPool) &&
      (status === null || account.row.status === status) &&
      (plan === null || account.row.planFamily === plan) &&
      (freshness === null || summary.freshness === freshness) &&
      (usable === null || summary.routingUsable === usable)
    );
  };
}

/** Masked label, workspace reference, id: another order than the upstream list has. */
export function byQuotaLabel(a: VisibleUpstream, b: VisibleUpstream): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(account: VisibleUpstream): string {
  return [quotaLabel(account) ?? '', account.row.workspaceRef, account.row.id].join('\u0000');
}
