import type {
  AuditQuery,
  JobQuery,
  LogPage,
  RequestBucket,
  RequestQuery,
} from '../../shared/api/log-queries.ts';
import type { AuditEvent } from '../../shared/metadata/audit-log.ts';
import type { GatewayTraffic } from '../../shared/metadata/gateway-traffic.ts';
import type { Job } from '../../shared/metadata/job.ts';
import type { JobFacts } from '../../shared/metadata/job-facts.ts';
import type { Backfill, LogCoverage, LogGap, LogKind, LogSpan } from '../../shared/metadata/log-coverage.ts';
import type { RequestFigures } from '../../shared/metadata/request-figures.ts';
import type { RequestLog } from '../../shared/metadata/request-log.ts';

/** Rows of one page with what the page proves about time; written in one transaction. */
export interface LogRows<Row> {
  readonly rows: readonly Row[];
  readonly observedAtMs: number;
  /** Every row admitted in this span has been fetched, this page included; null where the page proves nothing yet. */
  readonly covers: LogSpan | null;
  /** Noticed together with this page. */
  readonly gap: Omit<LogGap, 'noticedAtMs'> | null;
  /** The state of the back-fill this page belongs to; null outside one. */
  readonly backfill: Backfill | null;
}

/** One number of rows a write brought. */
export interface LogWritten {
  readonly added: number;
  readonly changed: number;
}

/** A request that was still open when last read. */
export interface OpenRequest {
  readonly id: string;
  readonly admittedAtMs: number;
  /** When it was last read, Unix ms. */
  readonly readAtMs: number;
}

/** One reading of the jobs: every open one, and those that finished since the last reading. */
export interface JobsReading {
  readonly jobs: readonly Job[];
  readonly observedAtMs: number;
  /** All open jobs are in `jobs`: an open one that is missing has finished and been pruned. */
  readonly openComplete: boolean;
}

/** The permanent histories: requests, audit events, jobs and gateway traffic. */
export interface LogStore {
  /** Upserts by id: a row never doubles, and a settled one never reopens. */
  recordRequests(page: LogRows<RequestLog>): Promise<LogWritten>;
  recordAudits(page: LogRows<AuditEvent>): Promise<LogWritten>;
  /** Back-fill state alone: asked for, paused, resumed, finished. */
  saveBackfill(backfill: Backfill): Promise<void>;
  logCoverage(asOfMs: number): Promise<readonly LogCoverage[]>;
  /** Of `ids`, those already stored; for the requests only settled ones count. */
  knownSettled(log: LogKind, ids: readonly string[]): Promise<readonly string[]>;
  /** Oldest read first. */
  openRequests(limit: number): Promise<readonly OpenRequest[]>;
  recordJobs(reading: JobsReading): Promise<void>;
  recordTraffic(traffic: GatewayTraffic): Promise<void>;

  /** Pages are keyset pages, newest first, at most 200 rows; rows as they were known at the query's `asOfMs`. */
  requestPage(query: RequestQuery): Promise<LogPage<RequestLog>>;
  request(id: string): Promise<RequestLog | null>;
  auditPage(query: AuditQuery): Promise<LogPage<AuditEvent>>;
  auditEvent(id: string): Promise<AuditEvent | null>;
  jobPage(query: JobQuery): Promise<LogPage<Job>>;
  job(id: number): Promise<Job | null>;
  /** Counts per bucket and status for the chart over the table; at most 120 buckets. */
  requestBuckets(query: RequestQuery, fromMs: number, toMs: number): Promise<readonly RequestBucket[]>;
  /** Null while no request log has ever been read. */
  requestFigures(asOfMs: number, windowMs: number): Promise<RequestFigures | null>;
  oldestOpenRequestMs(asOfMs: number): Promise<number | null>;
  /** Null while no jobs have ever been read. */
  jobFacts(asOfMs: number): Promise<JobFacts | null>;
  traffic(asOfMs: number): Promise<GatewayTraffic | null>;
}
