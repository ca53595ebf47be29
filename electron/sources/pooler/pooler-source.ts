import type { z } from 'zod';
import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import { createCallGate } from '../http/call-gate.ts';
import { createGuardedFetch } from '../http/guarded-fetch.ts';
import { createAccessReads } from './access-reads.ts';
import { batchOf, malformed } from './batch.ts';
import { createBearerFetch } from './bearer-fetch.ts';
import type { PoolerSource, PoolerSourceConfig } from './contract.ts';
import { readGatewayHealth } from './health.ts';
import { distinguishLabels } from './labels.ts';
import { createLogReads } from './log-reads.ts';
import { createMcpSession } from './mcp-session.ts';
import { createNameBook } from './name-book.ts';
import type { PartPage } from './partitioned-list.ts';
import { PoolerFailure } from './pooler-failure.ts';
import { QUOTA_PAGE_LIMIT, readAllQuotaPages } from './quota-pages.ts';
import { rememberVerdicts } from './remembered-verdicts.ts';
import { createToolCaller } from './tool-caller.ts';
import { readAllUpstreams } from './upstream-pages.ts';
import { cappedPage, offsetPage } from './wire/pages.ts';
import { poolOf, poolRow } from './wire/pool-row.ts';
import { quotaAccountOf, quotaRow } from './wire/quota-row.ts';
import { parseRows } from './wire/rows.ts';
import { parseService } from './wire/service-status.ts';
import { memberRow, upstreamOf, upstreamRow } from './wire/upstream-row.ts';

/** Calls in flight at once to one Pooler (pooler-contract 13.5). */
const CALLS_IN_FLIGHT = 2;
/** Largest page of the lists without an offset (pooler-contract 10.1). */
const PAGE_LIMIT = 100;

/**
 * The source of one Pooler. Nothing is sent before the first read, and no read throws: each ends in a typed
 * outcome. Answers are kept by allow-list; labels that `config.isPublishable` refuses become aliases.
 */
export function createPoolerSource(config: PoolerSourceConfig): PoolerSource {
  const { fetch: network = fetch } = config;
  const isPublishable = rememberVerdicts(config.isPublishable);
  const closing = new AbortController();
  const gate = createCallGate(CALLS_IN_FLIGHT);
  const guarded = createGuardedFetch({
    origin: config.url,
    allowInsecureHttp: config.allowInsecureHttp,
    timeoutMs: config.timeoutMs,
    maxBodyBytes: config.maxBodyBytes,
    fetch: (input, init = {}) => network(input, { ...init, signal: endsWith(closing.signal, init.signal) }),
  });
  const session = createMcpSession({
    endpoint: new URL('/mcp', config.url),
    fetch: createBearerFetch(guarded, config.token),
    timeoutMs: config.timeoutMs,
  });

  const tools = createToolCaller(session, gate, config.nowMs);
  const { outcomeOf } = tools;
  const names = createNameBook();

  async function upstreamPage<T>(
    row: z.ZodType<T>,
    args: Readonly<Record<string, string>>,
  ): Promise<PartPage<T>> {
    const page = await tools.read('list_upstreams', cappedPage, { limit: PAGE_LIMIT, ...args });
    return { ...parseRows(row, page.items), full: page.count >= page.limit };
  }

  async function readService(): Promise<EntityBatch<'service'>> {
    const answer = await tools.call('get_mcp_service_status', {});
    const service = parseService(answer.content, answer.serverVersion);
    if (service === null) throw new PoolerFailure(malformed('get_mcp_service_status'));
    return { kind: 'service', items: [service], complete: true };
  }

  async function readGateway(): Promise<EntityBatch<'gateway'>> {
    const health = await gate(() => readGatewayHealth(guarded, config.url));
    return { kind: 'gateway', items: [health], complete: true };
  }

  async function readPools(): Promise<EntityBatch<'pool'>> {
    const page = await tools.read('list_pools', cappedPage, { limit: PAGE_LIMIT });
    const { rows, unreadable } = parseRows(poolRow, page.items);
    const pools = distinguishLabels(rows.map((row) => poolOf(row, isPublishable)));
    names.note('pool', pools);
    return batchOf('pool', 'list_pools', pools, {
      complete: page.count < page.limit,
      unreadable,
      capNote: `The list of Pools is cut at ${page.limit} rows and cannot be continued: newer Pools may be missing.`,
    });
  }

  async function readUpstreams(): Promise<EntityBatch<'upstream'>> {
    const list = await readAllUpstreams((filter) => upstreamPage(upstreamRow, filter));
    const upstreams = distinguishLabels(list.rows.map((row) => upstreamOf(row, isPublishable)));
    names.note('upstream', upstreams);
    return batchOf('upstream', 'list_upstreams', upstreams, {
      ...list,
      capNote: `More than ${PAGE_LIMIT} upstreams share a status, and a list is cut there: some may be missing.`,
    });
  }

  async function readMembership(poolId: string): Promise<EntityBatch<'membership'>> {
    const list = await readAllUpstreams((filter) =>
      upstreamPage(memberRow, { pool_selector: poolId, ...filter }),
    );
    if (list.rows.length === 0 && list.unreadable > 0) throw new PoolerFailure(malformed('list_upstreams'));
    const upstreamIds = list.rows.map((row) => row.id);
    return batchOf('membership', 'list_upstreams', [{ id: poolId, upstreamIds, truncated: !list.complete }], {
      ...list,
      capNote: `More than ${PAGE_LIMIT} upstreams of the Pool share a status, and a list is cut there: some may be missing.`,
    });
  }

  async function readQuotas(): Promise<EntityBatch<'quota'>> {
    const tool = 'list_upstream_quotas';
    const pages = await readAllQuotaPages(async (offset) => {
      const page = await tools.read(tool, offsetPage, { limit: QUOTA_PAGE_LIMIT, offset });
      return { items: page.items, total: page.count };
    });
    const { rows, unreadable } = parseRows(quotaRow, pages.items);
    const read = [...new Map(rows.map((row) => [row.id, row])).values()].map((row) =>
      quotaAccountOf(row, isPublishable),
    );
    const accounts = read.map(({ account }) => account);
    return batchOf('quota', tool, accounts, {
      complete: pages.reachedEnd && accounts.length >= pages.total,
      unreadable: unreadable + read.reduce((sum, { unreadable: windows }) => sum + windows, 0),
      capNote:
        'The pages of quotas shifted while they were read: some accounts may be missing until the next read.',
    });
  }

  return {
    readService: outcomeOf(readService),
    readGateway: outcomeOf(readGateway),
    readPools: outcomeOf(readPools),
    readUpstreams: outcomeOf(readUpstreams),
    readMembership: outcomeOf(readMembership),
    readQuotas: outcomeOf(readQuotas),
    ...createAccessReads(tools, isPublishable, names),
    ...createLogReads(tools, isPublishable, names),
    async close() {
      const closed = session.close();
      // A handshake under way, and whatever is asked from now on, would wait for its own time limit.
      closing.abort();
      await closed;
    },
  };
}

/** A signal that is aborted with either of two. */
function endsWith(closing: AbortSignal, own: AbortSignal | null | undefined): AbortSignal {
  return own === null || own === undefined ? closing : AbortSignal.any([closing, own]);
}
