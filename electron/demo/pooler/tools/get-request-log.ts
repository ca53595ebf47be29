import { visibleRequests } from '../visibility.ts';
import { logDetail } from './log-detail.ts';
import { detailDebug } from './request-debug.ts';
import { requestDetailLine } from './request-line.ts';
import { REQUEST_DETAIL_SCHEMA } from './request-log-schema.ts';
import { requestRecord } from './request-record.ts';
import type { Tool } from './tool.ts';

/** `codex_pooler_get_request_log` (pooler-contract 3.15), by exact id; its answers break its schema (POOLER-T4). */
export const getRequestLog: Tool = {
  name: 'codex_pooler_get_request_log',
  title: 'Get request-log metadata',
  description: 'One gateway request by id, with its attempts and its turn.',
  argumentTypes: { id: 'string' },
  required: ['id'],
  outputSchema: REQUEST_DETAIL_SCHEMA,
  run({ world, operator }, args) {
    const request = visibleRequests(world, operator).find(({ row }) => row.id === args.text('id'));
    return logDetail(
      'request_log',
      'request log',
      request === undefined
        ? null
        : { record: requestRecord(request, detailDebug(request.row)), line: requestDetailLine(request) },
    );
  },
};
