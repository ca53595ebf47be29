import { authenticate } from './authentication.ts';
import { eraOf } from './era.ts';
import { parseBody, readMessage } from './message.ts';
import { dispatch } from './methods.ts';
import { CODES, FrameworkRefusal, Refusal, refusalBody } from './refusal.ts';
import { checkApiAccept, checkBodyHeaders, checkMcpAccept, checkOrigin } from './request-headers.ts';
import type { SimulatorState } from './simulator-state.ts';

/**
 * `/mcp`, every method: settings, firewall and admission come before the method, the rest of the order of
 * pooler-contract 2.3 applies to POST. Throws `FrameworkRefusal` where the web framework answers instead.
 */
export async function answerMcp(request: Request, state: SimulatorState): Promise<Response> {
  try {
    checkIngress(state);
    const leave = await state.bulkhead.enter();
    if (leave === null || state.fault === 'overloaded') {
      leave?.();
      throw new Refusal(503, CODES.service, 'MCP route class is temporarily overloaded');
    }
    try {
      await state.hold;
      return await answerAdmitted(request, state);
    } finally {
      leave();
    }
  } catch (error) {
    if (error instanceof Refusal) return Response.json(refusalBody(error), { status: error.status });
    throw error;
  }
}

function checkIngress(state: SimulatorState): void {
  if (state.fault === 'settings cold') {
    throw new Refusal(503, CODES.service, 'runtime settings are temporarily unavailable');
  }
  if (state.fault === 'firewall') {
    state.counters.firewallDenied();
    throw new Refusal(403, CODES.invalidRequest, 'client IP is not allowed');
  }
}

async function answerAdmitted(request: Request, state: SimulatorState): Promise<Response> {
  switch (request.method) {
    case 'POST':
      return answerPost(request, state);
    case 'OPTIONS':
      return new Response(null, { status: 204, headers: { allow: 'POST, OPTIONS' } });
    case 'GET':
    case 'HEAD':
    case 'DELETE':
      return new Response(null, { status: 405, headers: { allow: 'POST, OPTIONS' } });
    default:
      throw new FrameworkRefusal(404);
  }
}

async function answerPost(request: Request, state: SimulatorState): Promise<Response> {
  const { headers } = request;
  checkBodyHeaders(headers);
  const text = await request.text();
  if (Buffer.byteLength(text) > state.maxBodyBytes) {
    throw new Refusal(413, CODES.invalidRequest, 'request body is too large');
  }
  const body = parseBody(text);
  checkApiAccept(headers);
  checkOrigin(headers);
  checkMcpAccept(headers);
  const message = readMessage(body);
  const era = eraOf(message, headers);
  const operator = authenticate(headers, state);
  if (message.kind !== 'request') return new Response(null, { status: 202 });
  const call = { operator, world: state.world.read(), nowMs: state.nowMs() };
  const result = dispatch(message, era, call);
  return Response.json({ jsonrpc: '2.0', id: message.id, result });
}
