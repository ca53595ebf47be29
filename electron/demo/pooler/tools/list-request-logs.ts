import type { RequestRow } from '../request-row.ts';
import { isUuid } from '../uuid.ts';
import { visibleRequests } from '../visibility.ts';
import { logPage, logPageContent, tally } from './log-page.ts';
import { matchesQuery } from './page.ts';
import { withMore } from './readable-text.ts';
import { listDebug } from './request-debug.ts';
import { requestLine } from './request-line.ts';
import { REQUEST_LIST_SCHEMA } from './request-log-schema.ts';
import { requestRecord } from './request-record.ts';
import { timeRange } from './time-range.ts';
import { type Tool, type ToolArguments, ToolError } from './tool.ts';

/** `codex_pooler_list_request_logs` (pooler-contract 3.14): newest first, without a cursor (POOLER-T17). */
export const listRequestLogs: Tool = {
  name: 'codex_pooler_list_request_logs',
  title: 'List request-log metadata',
  description: 'Gateway requests of visible Pools, newest first; limit 1..50.',
  argumentTypes: {
    pool_id: 'string',
    status: 'string',
    model: 'string',
    request_id: 'string',
    upstream_identity_id: 'string',
    date_from: 'string',
    date_to: 'string',
    limit: 'integer',
    offset: 'integer',
  },
  required: [],
  outputSchema: REQUEST_LIST_SCHEMA,
  run({ world, operator }, args) {
    const matches = requestFilter(args);
    const page = logPage(
      visibleRequests(world, operator).filter(({ row }) => matches(row)),
      args,
    );
    const lines = withMore(page.rows.map(requestLine));
    const statuses = tally(page.rows.map(({ row }) => row.status));
    const head = `${lines.shown} request logs returned; total ${page.total}; offset ${page.offset}`;
    return {
      text: [`${head}; statuses ${statuses}`, ...lines.all].join('\n'),
      structured: logPageContent(page, (request) => requestRecord(request, listDebug(request.row))),
    };
  },
};

/** Unknown Pools and statuses give an empty page, an upstream id that is no UUID fails in the database. */
function requestFilter(args: ToolArguments): (row: RequestRow) => boolean {
  const [poolId, status] = [args.text('pool_id'), args.text('status')];
  const [model, requestId] = [args.text('model'), args.text('request_id')];
  const upstreamId = args.text('upstream_identity_id');
  const within = timeRange(args);
  if (upstreamId !== null && !isUuid(upstreamId)) {
    throw new ToolError('tool_execution_failed', 'MCP tool execution failed');
  }
  return (row) =>
    (poolId === null || row.poolId === poolId) &&
    (status === null || row.status === status) &&
    (model === null || like(row.requestedModel, model)) &&
    (requestId === null || hasRequestId(row, requestId)) &&
    (upstreamId === null || row.attempts.at(-1)?.upstreamId === upstreamId) &&
    within(row.admittedAtMs);
}

/** The database compares with ILIKE and does not escape: a lone `%` matches everything (seen on the server). */
function like(model: string, part: string): boolean {
  return matchesQuery(part.replaceAll('%', ''), [model]);
}

function hasRequestId(row: RequestRow, wanted: string): boolean {
  if (isUuid(wanted)) return row.id === wanted || row.correlationId === wanted;
  const client = row.metadata.client_request_id;
  return matchesQuery(wanted, [row.id, row.correlationId, typeof client === 'string' ? client : null]);
}
