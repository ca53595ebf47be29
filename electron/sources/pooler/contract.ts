import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import type { RequestDetail, RequestLog } from '../../../shared/metadata/request-log.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { Fetch } from '../http/guarded-fetch.ts';

/** Reads one Pooler over MCP and its health routes. Every call is one polite, read-only request (or a few pages). */
export interface PoolerSource extends PoolerAccessSource, PoolerLogSource {
  /** `get_mcp_service_status`: the cheapest authenticated call. */
  readService(): Promise<SourceOutcome<EntityBatch<'service'>>>;
  /** `/healthz` and `/readyz`. */
  readGateway(): Promise<SourceOutcome<EntityBatch<'gateway'>>>;
  readPools(): Promise<SourceOutcome<EntityBatch<'pool'>>>;
  readUpstreams(): Promise<SourceOutcome<EntityBatch<'upstream'>>>;
  /** `list_upstreams` by `pool_selector`: which upstreams are assigned to the Pool. */
  readMembership(poolId: string): Promise<SourceOutcome<EntityBatch<'membership'>>>;
  readQuotas(): Promise<SourceOutcome<EntityBatch<'quota'>>>;
  close(): Promise<void>;
}

/** Who may use the Pools; each list beyond its cap by Pool and status, and "at least" where even that is cut. */
export interface PoolerAccessSource {
  /** `poolIds` are the Pools to partition by where one list is cut. */
  readKeys(poolIds: readonly string[]): Promise<SourceOutcome<EntityBatch<'key'>>>;
  /** Owner only: an admin's token gets `not exposed`. */
  readOperators(): Promise<SourceOutcome<EntityBatch<'operator'>>>;
  readInvites(poolIds: readonly string[]): Promise<SourceOutcome<EntityBatch<'invite'>>>;
}

/** One page of a log, newest first. */
export interface LogAnswer<Row> {
  readonly rows: readonly Row[];
  /** Rows that no schema could read; they are missing from `rows`. */
  readonly unreadable: number;
  /** The server's count of all matching rows at that moment. */
  readonly total: number;
  /** Null on the last page. */
  readonly nextOffset: number | null;
}

/** Both ends included, Unix ms; the server compares in microseconds. */
export interface LogRange {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** One call each: whoever pages decides how far (pooler-contract 10.3). */
export interface PoolerLogSource {
  readRequestPage(
    range: LogRange,
    offset: number,
    status?: string,
  ): Promise<SourceOutcome<LogAnswer<RequestLog>>>;
  /** Null where no row of that id is visible. Its output is not validated against the server's own schema (POOLER-T4). */
  readRequest(id: string): Promise<SourceOutcome<RequestDetail | null>>;
  readAuditPage(range: LogRange, offset: number): Promise<SourceOutcome<LogAnswer<AuditEvent>>>;
}

export interface PoolerSourceConfig {
  /** Origin of the Pooler, https or loopback; user info is refused. */
  readonly url: URL;
  /** Asked at each call, so that a token lives in one place only and can be forgotten. */
  readonly token: () => string | null;
  /** The profile allows a bearer over plain http to a host that is not loopback. */
  readonly allowInsecureHttp: boolean;
  readonly nowMs: () => number;
  /** Whole-call limit, ms. */
  readonly timeoutMs: number;
  /** Largest accepted body, bytes. */
  readonly maxBodyBytes: number;
  /** The redaction policy's word on text that people typed: what fails is replaced by an alias (design 3.2). */
  readonly isPublishable: (text: string) => boolean;
  /** The network; Node's own fetch where absent. */
  readonly fetch?: Fetch;
}
