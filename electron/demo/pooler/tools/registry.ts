import { getMcpServiceStatus } from './get-mcp-service-status.ts';
import { getPool } from './get-pool.ts';
import { getUpstream } from './get-upstream.ts';
import { getUpstreamQuota } from './get-upstream-quota.ts';
import { listPools } from './list-pools.ts';
import { listUpstreamQuotas } from './list-upstream-quotas.ts';
import { listUpstreams } from './list-upstreams.ts';
import type { Tool } from './tool.ts';

/** The catalogue in the real registry's order (pooler-contract 3.0); a new tool is one file and one line here. */
export const TOOLS: readonly Tool[] = [
  getMcpServiceStatus,
  listPools,
  getPool,
  listUpstreams,
  getUpstream,
  listUpstreamQuotas,
  getUpstreamQuota,
];
