import { z } from 'zod';
import { auditEventSchema } from '../../../../shared/metadata/audit-log.ts';
import { ENTITY_SCHEMAS, type EntityKind } from '../../../../shared/metadata/entities.ts';
import { requestDetailSchema, requestLogSchema } from '../../../../shared/metadata/request-log.ts';
import type { SourceOutcome } from '../../../../shared/metadata/source.ts';
import type { PoolerSource } from '../contract.ts';

const RANGE = { fromMs: 0, toMs: null };

/** One read of a Pooler over MCP: how it is called, its tool, and the schema of everything it may ever say. */
export interface Read {
  readonly name: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, string>>;
  readonly call: (source: PoolerSource) => Promise<SourceOutcome<unknown>>;
  readonly value: z.ZodType;
}

const batchOf = (kind: EntityKind) =>
  z.strictObject({
    kind: z.literal(kind),
    items: z.array(ENTITY_SCHEMAS[kind]),
    complete: z.boolean(),
    note: z.string().optional(),
  });
const pageOf = (row: z.ZodType) =>
  z.strictObject({
    rows: z.array(row),
    unreadable: z.number(),
    total: z.number(),
    nextOffset: z.number().nullable(),
  });

/** Every read over MCP, with ids of the world it is for. */
export function readsOf(poolId: string, requestId: string): readonly Read[] {
  const read = (
    name: string,
    tool: string,
    value: z.ZodType,
    call: Read['call'],
    args: Read['args'] = {},
  ): Read => ({ name, tool, args, call, value });
  return [
    read('readService', 'get_mcp_service_status', batchOf('service'), (source) => source.readService()),
    read('readPools', 'list_pools', batchOf('pool'), (source) => source.readPools()),
    read('readUpstreams', 'list_upstreams', batchOf('upstream'), (source) => source.readUpstreams()),
    read('readMembership', 'list_upstreams', batchOf('membership'), (source) =>
      source.readMembership(poolId),
    ),
    read('readQuotas', 'list_upstream_quotas', batchOf('quota'), (source) => source.readQuotas()),
    read('readKeys', 'list_pool_api_keys', batchOf('key'), (source) => source.readKeys([poolId])),
    read('readOperators', 'list_operators', batchOf('operator'), (source) => source.readOperators()),
    read('readInvites', 'list_invites', batchOf('invite'), (source) => source.readInvites([poolId])),
    read('readRequestPage', 'list_request_logs', pageOf(requestLogSchema), (source) =>
      source.readRequestPage(RANGE, 0),
    ),
    read(
      'readRequest',
      'get_request_log',
      requestDetailSchema.nullable(),
      (source) => source.readRequest(requestId),
      { id: requestId },
    ),
    read('readAuditPage', 'list_audit_logs', pageOf(auditEventSchema), (source) =>
      source.readAuditPage(RANGE, 0),
    ),
  ];
}
