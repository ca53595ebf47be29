import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { calmSimulator, post, rpc } from './test/simulated.ts';
import type { OperatorRow } from './world.ts';

async function refusal(fault: Fault, change: Partial<OperatorRow> = {}, bearer?: string | null) {
  const simulator = calmSimulator();
  const token = simulator.control.issueToken('owner');
  simulator.control.world.update((world) => ({
    ...world,
    operators: world.operators.map((operator) => ({ ...operator, ...change })),
  }));
  simulator.control.setFault(fault);
  const authorization = bearer === undefined ? `Bearer ${token}` : bearer;
  const response = await simulator.fetch(post(rpc('ping'), token, { authorization }));
  const body: { error?: { message?: string } } = JSON.parse(await response.text());
  return [response.status, body.error?.message];
}

test.each([
  ['no header at all', null],
  ['a lower-case scheme', 'bearer mcp-cxp-000000000000-x'],
  ['another scheme', 'Basic ZXhhbXBsZTpleGFtcGxl'],
  ['no token after the scheme', 'Bearer '],
  ['a token of another kind', `Bearer sk-cxp-0a1b2c3d4e5f-${'A'.repeat(43)}`],
  ['an unknown token', `Bearer mcp-cxp-0a1b2c3d4e5f-${'A'.repeat(43)}`],
])('%s is 401', async (_name, bearer) => {
  expect(await refusal('none', {}, bearer)).toEqual([401, 'MCP bearer token is required']);
});

test('the right prefix with the wrong secret is 401', async () => {
  const simulator = calmSimulator();
  const token = simulator.control.issueToken('owner');
  const response = await simulator.fetch(post(rpc('ping'), `${token.slice(0, 21)}${'A'.repeat(43)}`));
  expect(response.status).toBe(401);
});

test('the service switched off is 403 for any bearer, but 401 without one (POOLER-T7)', async () => {
  expect(await refusal('mcp disabled')).toEqual([403, 'MCP service is disabled']);
  expect(await refusal('mcp disabled', {}, 'Bearer wrong')).toEqual([403, 'MCP service is disabled']);
  expect(await refusal('mcp disabled', {}, null)).toEqual([401, 'MCP bearer token is required']);
});

test.each([
  [{ deleted: true, status: 'disabled' } as const, 'MCP operator is deleted'],
  [{ status: 'disabled', passwordChangeRequired: true } as const, 'MCP operator is disabled'],
  [{ passwordChangeRequired: true, mcpEnabled: false }, 'MCP operator must complete password change'],
  [{ mcpEnabled: false }, 'MCP is disabled for this operator'],
])('an operator that may not call is 403 with the first reason: %o', async (change, reason) => {
  expect(await refusal('none', change)).toEqual([403, reason]);
});

test('revocation and the operator switch take effect on the next call', async () => {
  expect(await refusal('unauthorized')).toEqual([401, 'MCP bearer token is required']);
  expect(await refusal('operator mcp disabled')).toEqual([403, 'MCP is disabled for this operator']);
});

test('a token has the published shape and only its hash is kept', () => {
  const { control } = calmSimulator();
  const token = control.issueToken('owner');
  expect(token).toMatch(/^mcp-cxp-[0-9a-f]{12}-[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);
  expect(control.issueToken('owner')).not.toBe(token);
  expect(() => control.issueToken('nobody')).toThrow('no operator has the handle nobody');
});
