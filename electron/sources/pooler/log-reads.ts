import type { z } from 'zod';
import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import type { RequestDetail, RequestLog } from '../../../shared/metadata/request-log.ts';
import { malformed } from './batch.ts';
import type { LogAnswer, LogRange, PoolerLogSource } from './contract.ts';
import type { NameBook } from './name-book.ts';
import { PoolerFailure } from './pooler-failure.ts';
import type { ToolCaller } from './tool-caller.ts';
import { type AuditRow, auditOf, auditRow } from './wire/audit-row.ts';
import { detailEnvelope, logPage } from './wire/pages.ts';
import { requestDetailOf, requestDetailRow } from './wire/request-detail.ts';
import { type RequestRow, requestOf, requestRow } from './wire/request-row.ts';
import { parseRows } from './wire/rows.ts';

/** Largest page of both logs (pooler-contract 10.1). */
const LOG_PAGE_LIMIT = 50;

/** The reads of the request and audit logs, one call each (pooler-contract 3.14 to 3.16). */
export function createLogReads(
  tools: ToolCaller,
  isPublishable: (text: string) => boolean,
  names: NameBook,
): PoolerLogSource {
  async function readPage<Wire, Row>(
    tool: string,
    schema: z.ZodType<Wire>,
    rowOf: (wire: Wire) => Row,
    args: Readonly<Record<string, string | number>>,
    offset: number,
  ): Promise<LogAnswer<Row>> {
    const page = await tools.read(tool, logPage, { ...args, limit: LOG_PAGE_LIMIT, offset });
    const { rows, unreadable } = parseRows(schema, page.items);
    if (rows.length === 0 && unreadable > 0) throw new PoolerFailure(malformed(tool));
    const end = offset + page.items.length;
    return {
      rows: rows.map(rowOf),
      unreadable,
      total: page.total,
      nextOffset: page.items.length > 0 && end < page.total ? end : null,
    };
  }

  async function readRequestPage(
    range: LogRange,
    offset: number,
    status?: string,
  ): Promise<LogAnswer<RequestLog>> {
    const args = status === undefined ? rangeArguments(range) : { ...rangeArguments(range), status };
    const rowOf = (row: RequestRow) => names.inRequest(requestOf(row, isPublishable));
    return readPage('list_request_logs', requestRow, rowOf, args, offset);
  }

  async function readRequest(id: string): Promise<RequestDetail | null> {
    const tool = 'get_request_log';
    const { status, item } = await tools.read(tool, detailEnvelope, { id });
    if (status !== 'ok') return null;
    const parsed = requestDetailRow.safeParse(item);
    if (!parsed.success) throw new PoolerFailure(malformed(tool));
    const detail = requestDetailOf(parsed.data, isPublishable);
    return { ...detail, row: names.inRequest(detail.row) };
  }

  async function readAuditPage(range: LogRange, offset: number): Promise<LogAnswer<AuditEvent>> {
    const rowOf = (row: AuditRow) => names.inAudit(auditOf(row, isPublishable));
    return readPage('list_audit_logs', auditRow, rowOf, rangeArguments(range), offset);
  }

  return {
    readRequestPage: tools.outcomeOf(readRequestPage),
    readRequest: tools.outcomeOf(readRequest),
    readAuditPage: tools.outcomeOf(readAuditPage),
  };
}

/** The server compares in microseconds, we know milliseconds: the last one is taken to its end (POOLER-T17). */
function rangeArguments({ fromMs, toMs }: LogRange): Record<string, string> {
  const from = new Date(fromMs).toISOString();
  return toMs === null
    ? { date_from: from }
    : { date_from: from, date_to: new Date(toMs).toISOString().replace('Z', '999Z') };
}
