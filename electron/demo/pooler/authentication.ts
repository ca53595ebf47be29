import { CODES, FrameworkRefusal, Refusal } from './refusal.ts';
import type { SimulatorState } from './simulator-state.ts';
import type { OperatorRow } from './world.ts';

/**
 * Step 21: the operator behind the bearer, checked in the order of pooler-contract 2.6. A missing bearer is 401
 * even when the service is off; any bearer at all is 403 then, right or wrong (POOLER-T7).
 */
export function authenticate(headers: Headers, state: SimulatorState): OperatorRow {
  const header = headers.get('authorization') ?? '';
  if (!header.startsWith('Bearer ')) throw unauthorized();
  if (state.fault === 'mcp disabled') throw forbidden('MCP service is disabled');
  if (state.fault === 'database down') throw new FrameworkRefusal(500);
  const operatorId = state.tokens.operatorOf(header.slice('Bearer '.length).trim());
  const operator = state.world.read().operators.find((row) => row.id === operatorId);
  if (operator === undefined || state.fault === 'unauthorized') throw unauthorized();
  if (operator.deleted) throw forbidden('MCP operator is deleted');
  if (operator.status !== 'active') throw forbidden('MCP operator is disabled');
  if (operator.passwordChangeRequired) throw forbidden('MCP operator must complete password change');
  if (!operator.mcpEnabled || state.fault === 'operator mcp disabled') {
    throw forbidden('MCP is disabled for this operator');
  }
  return operator;
}

function unauthorized(): Refusal {
  return new Refusal(401, CODES.service, 'MCP bearer token is required');
}

function forbidden(reason: string): Refusal {
  return new Refusal(403, CODES.service, reason);
}
