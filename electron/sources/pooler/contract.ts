import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { Fetch } from '../http/guarded-fetch.ts';

/** Reads one Pooler over MCP and its health routes. Every call is one polite, read-only request (or a few pages). */
export interface PoolerSource {
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
