import { randomBytes } from 'node:crypto';
import type { AuditRow } from '../../../demo/pooler/audit-row.ts';
import type { RequestRow } from '../../../demo/pooler/request-row.ts';
import { createPoolerSimulator, type PoolerSimulator } from '../../../demo/pooler/simulator.ts';
import { operatorRow, poolRow } from '../../../demo/pooler/test/world-rows.ts';
import type { PoolerSource } from '../../../sources/pooler/contract.ts';
import { createPoolerSource } from '../../../sources/pooler/pooler-source.ts';

const START_MS = Date.UTC(2026, 0, 15, 10);

const uuid = (group: string, nth: number) => `00000000-0000-4000-8${group}-${String(nth).padStart(12, '0')}`;
const POOL_ID = uuid('001', 1);

const OWNER = operatorRow(uuid('000', 1), 'owner');
const POOL = poolRow(POOL_ID, 'example-pool', 0);

/** A request as the database holds it; its number is its identity. */
function requestRow(nth: number, admittedAtMs: number, status: RequestRow['status']): RequestRow {
  const open = status === 'accepted' || status === 'in_progress';
  return {
    id: uuid('100', nth),
    poolId: POOL_ID,
    apiKey: null,
    requestedModel: 'example-model',
    transport: 'http_sse',
    status,
    usageStatus: open ? 'usage_pending' : 'usage_known',
    correlationId: `example-correlation-${nth}`,
    responseStatusCode: open ? null : 200,
    errorCode: null,
    settlement: null,
    admittedAtMs,
    completedAtMs: open ? null : admittedAtMs + 1_000,
    account: null,
    policy: {},
    endpoint: '/v1/responses',
    userAgent: null,
    metadata: {},
    sessionRef: null,
    turn: null,
    attempts: [],
  };
}

function auditRow(nth: number, occurredAtMs: number): AuditRow {
  return {
    id: uuid('200', nth),
    occurredAtMs,
    actorType: 'user',
    actorUserId: OWNER.id,
    actorEmail: OWNER.email,
    poolId: POOL_ID,
    requestId: null,
    correlationId: null,
    action: 'pool.update',
    targetType: 'pool',
    targetId: POOL_ID,
    outcome: 'success',
    ipAddress: null,
    details: {},
  };
}

/** A simulated Pooler whose logs a test writes, read over real MCP without a socket. */
export interface PoolerLogs {
  readonly source: PoolerSource;
  readonly simulator: PoolerSimulator;
  readonly nowMs: () => number;
  /** Moves the clock of both ends. */
  pass(ms: number): void;
  /** Every row there is. */
  readonly requests: () => readonly RequestRow[];
  /** Admits requests now, at this many ms before now: the server sees them from now on. */
  admit(count: number, options?: { readonly ageMs?: number; readonly status?: RequestRow['status'] }): void;
  /** Gives a chosen row its last status. */
  settle(choose: (open: readonly RequestRow[]) => RequestRow | undefined): void;
  audit(count: number): void;
  /** Calls of log tools so far. */
  readonly calls: () => number;
  /** Runs before each call of a log tool; the answer to the call is replaced where it returns one. */
  beforeCall: (nth: number) => Response | null;
}

export function createPoolerLogs(): PoolerLogs {
  let clockMs = START_MS;
  let requests: readonly RequestRow[] = [];
  let audits: readonly AuditRow[] = [];
  let calls = 0;
  const nowMs = () => clockMs;
  const simulator = createPoolerSimulator({
    world: () => ({ operators: [OWNER], pools: [POOL], upstreams: [], requests, audits }),
    nowMs,
    randomBytes,
  });
  const token = simulator.control.issueToken('owner');
  const logs: PoolerLogs = {
    simulator,
    nowMs,
    source: createPoolerSource({
      url: new URL('http://127.0.0.1:4000'),
      token: () => token,
      allowInsecureHttp: false,
      nowMs,
      timeoutMs: 5_000,
      maxBodyBytes: 4_000_000,
      isPublishable: () => true,
      async fetch(input, init) {
        const isLog = typeof init?.body === 'string' && /_request_log|_audit_log/.test(init.body);
        if (isLog) calls += 1;
        const replaced = isLog ? logs.beforeCall(calls) : null;
        return replaced ?? simulator.fetch(new Request(input, init));
      },
    }),
    pass(ms) {
      clockMs += ms;
    },
    requests: () => requests,
    admit(count, { ageMs = 0, status = 'succeeded' } = {}) {
      const added = Array.from({ length: count }, (_, index) =>
        requestRow(requests.length + index + 1, clockMs - ageMs, status),
      );
      requests = [...requests, ...added];
    },
    settle(choose) {
      const chosen = choose(requests.filter(({ completedAtMs }) => completedAtMs === null));
      if (chosen === undefined) return;
      requests = requests.map((row) =>
        row === chosen ? { ...requestRow(0, row.admittedAtMs, 'succeeded'), id: row.id } : row,
      );
    },
    audit(count) {
      const added = Array.from({ length: count }, (_, index) => auditRow(audits.length + index + 1, clockMs));
      audits = [...audits, ...added];
    },
    calls: () => calls,
    beforeCall: () => null,
  };
  return logs;
}

/** An answer of a Pooler whose places are all taken. */
export function overloaded(): Response {
  return Response.json(
    {
      jsonrpc: '2.0',
      id: null,
      error: { code: -32000, message: 'MCP route class is temporarily overloaded' },
    },
    { status: 503 },
  );
}
