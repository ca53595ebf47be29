import { SENTINELS } from '../sentinels.ts';
import type { OperatorRow, PoolRow } from '../world.ts';

/** An instance owner whom MCP is open to. */
export function operatorRow(id: string, handle: string, change: Partial<OperatorRow> = {}): OperatorRow {
  return {
    id,
    handle,
    displayName: SENTINELS.operatorName,
    email: SENTINELS.operatorEmail,
    role: 'instance_owner',
    poolIds: [],
    status: 'active',
    deleted: false,
    passwordChangeRequired: false,
    mcpEnabled: true,
    ...change,
  };
}

/** An active Pool without keys or routing settings, named after its slug. */
export function poolRow(id: string, slug: string, atMs: number, change: Partial<PoolRow> = {}): PoolRow {
  return {
    id,
    slug,
    name: `Example ${slug}`,
    status: 'active',
    createdAtMs: atMs,
    updatedAtMs: atMs,
    disabledAtMs: null,
    createdByUserId: SENTINELS.operatorId,
    apiKeyCount: 0,
    routingStrategy: null,
    ...change,
  };
}
