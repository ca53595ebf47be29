import type { AuditEvent } from '../metadata/audit-log.ts';
import type { Job } from '../metadata/job.ts';
import type { LogCoverage, LogKind, LogSpan } from '../metadata/log-coverage.ts';
import type { RequestDetail, RequestLog } from '../metadata/request-log.ts';
import type { AuditQuery, JobQuery, LogPage, RequestBucket, RequestQuery } from './log-queries.ts';

/** One request in full: read from the Pooler now, else as it was last kept, with why. `why` is public-safe. */
export type RequestReading =
  | { readonly kind: 'read now'; readonly detail: RequestDetail }
  | { readonly kind: 'as kept'; readonly row: RequestLog; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** Fetches rows of a chosen past span, one back-fill a log at a time; rejects with an `OperatorError`. */
export interface BackfillControl {
  start(log: LogKind, span: LogSpan): Promise<void>;
  pause(log: LogKind): Promise<void>;
  resume(log: LogKind): Promise<void>;
  /** Keeps what was fetched. */
  cancel(log: LogKind): Promise<void>;
}

/** The permanent histories as the screens ask for them. Pages are keyset pages, newest first. */
export interface LogPorts {
  requestPage(query: RequestQuery): Promise<LogPage<RequestLog>>;
  /** The row as it was last kept, without a call to the Pooler; null where none of that id is held. So the two below. */
  request(id: string): Promise<RequestLog | null>;
  /** One call through the budget of the Pooler; attempts are never stored. */
  requestDetail(id: string): Promise<RequestReading>;
  /** At most 120 buckets over `[fromMs, toMs]`, Unix ms. */
  requestBuckets(query: RequestQuery, fromMs: number, toMs: number): Promise<readonly RequestBucket[]>;
  auditPage(query: AuditQuery): Promise<LogPage<AuditEvent>>;
  auditEvent(id: string): Promise<AuditEvent | null>;
  jobPage(query: JobQuery): Promise<LogPage<Job>>;
  job(id: number): Promise<Job | null>;
  logCoverage(): Promise<readonly LogCoverage[]>;
  readonly backfill: BackfillControl;
}
