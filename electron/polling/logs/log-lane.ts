import {
  type AuditQuery,
  auditQuerySchema,
  type LogCursor,
  type LogPage,
  type RequestQuery,
  requestQuerySchema,
} from '../../../shared/api/log-queries.ts';
import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import type { LogKind } from '../../../shared/metadata/log-coverage.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { LogAnswer, LogRange, PoolerLogSource } from '../../sources/pooler/contract.ts';
import type { LogRows, LogStore, LogWritten } from '../../store/log-contract.ts';
import type { HeldRow } from './recent-rows.ts';

/** One log with its two ends: the Pooler it is read from and the store it is kept in. */
export interface LogLane<Row extends { readonly id: string } = { readonly id: string }> {
  readonly log: LogKind;
  readPage(range: LogRange, offset: number): Promise<SourceOutcome<LogAnswer<Row>>>;
  write(page: LogRows<Row>): Promise<LogWritten>;
  /** The rows already kept from `fromMs` on, newest first. */
  held(fromMs: number): Promise<readonly HeldRow[]>;
  timeOf(row: Row): number;
}

/** The most rows that are compared after a restart: five minutes of the busiest log there is room to follow. */
const MOST_HELD = 5_000;
const HELD_PAGE = 200;

export function requestLane(source: PoolerLogSource, store: LogStore): LogLane<RequestLog> {
  const query = (fromMs: number, after: LogCursor | null): RequestQuery =>
    requestQuerySchema.parse({ fromMs, after, limit: HELD_PAGE });
  const timeOf = (row: RequestLog) => row.admittedAtMs;
  return {
    log: 'requests',
    readPage: (range, offset) => source.readRequestPage(range, offset),
    write: (page) => store.recordRequests(page),
    held: (fromMs) => heldRows((after) => store.requestPage(query(fromMs, after)), timeOf),
    timeOf,
  };
}

export function auditLane(source: PoolerLogSource, store: LogStore): LogLane<AuditEvent> {
  const query = (fromMs: number, after: LogCursor | null): AuditQuery =>
    auditQuerySchema.parse({ fromMs, after, limit: HELD_PAGE });
  const timeOf = (row: AuditEvent) => row.occurredAtMs;
  return {
    log: 'audit',
    readPage: (range, offset) => source.readAuditPage(range, offset),
    write: (page) => store.recordAudits(page),
    held: (fromMs) => heldRows((after) => store.auditPage(query(fromMs, after)), timeOf),
    timeOf,
  };
}

async function heldRows<Row extends { readonly id: string }>(
  readPage: (after: LogCursor | null) => Promise<LogPage<Row>>,
  timeOf: (row: Row) => number,
): Promise<HeldRow[]> {
  const held: HeldRow[] = [];
  let after: LogCursor | null = null;
  do {
    const page: LogPage<Row> = await readPage(after);
    held.push(...page.rows.map((row) => ({ id: row.id, atMs: timeOf(row) })));
    after = page.next;
  } while (after !== null && held.length < MOST_HELD);
  return held;
}
