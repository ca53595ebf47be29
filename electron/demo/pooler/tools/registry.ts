import { getAuditLog } from './get-audit-log.ts';
import { getInvite } from './get-invite.ts';
import { getMcpServiceStatus } from './get-mcp-service-status.ts';
import { getOperator } from './get-operator.ts';
import { getPool } from './get-pool.ts';
import { getPoolApiKey } from './get-pool-api-key.ts';
import { getRequestLog } from './get-request-log.ts';
import { getUpstream } from './get-upstream.ts';
import { getUpstreamQuota } from './get-upstream-quota.ts';
import { listAuditLogs } from './list-audit-logs.ts';
import { listInvites } from './list-invites.ts';
import { listOperators } from './list-operators.ts';
import { listPoolApiKeys } from './list-pool-api-keys.ts';
import { listPools } from './list-pools.ts';
import { listRequestLogs } from './list-request-logs.ts';
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
  listPoolApiKeys,
  getPoolApiKey,
  listUpstreamQuotas,
  getUpstreamQuota,
  listOperators,
  getOperator,
  listInvites,
  getInvite,
  listRequestLogs,
  getRequestLog,
  listAuditLogs,
  getAuditLog,
];
