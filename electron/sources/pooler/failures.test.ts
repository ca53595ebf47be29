import { describe, expect, test } from 'vitest';
import { network, replay, sourceOver } from './test/double.ts';
import { NEEDS_RECORDINGS, RECORDINGS_PRESENT, recording } from './test/recordings.ts';

/** Every request, the handshake included, is answered with the recording, as the real server does. */
async function readBehind(name: string) {
  const recorded = recording(name);
  const outcome = await sourceOver(async (_input, init) => {
    const id = typeof init?.body === 'string' ? (JSON.parse(init.body).id ?? null) : null;
    return replay(recorded, {
      path: '/mcp',
      method: 'any',
      tool: null,
      args: {},
      id,
      headers: new Headers(),
    });
  }).readPools();
  return outcome.kind === 'ok' ? { kind: 'ok', detail: '' } : outcome;
}

describe.skipIf(!RECORDINGS_PRESENT)(`recorded refusals and faults${NEEDS_RECORDINGS}`, () => {
  test.each(['047', '048', '099', '100', '101', '102', '103', '104', '105', '106', '415', '431'])(
    '%s: a missing or unknown token is unauthorized',
    async (name) => {
      expect(await readBehind(name)).toMatchObject({
        kind: 'unauthorized',
        detail: expect.stringContaining('enter a current one'),
      });
    },
  );

  test.each([
    ['107', 'MCP operator is disabled'],
    ['108', 'MCP operator must complete password change'],
    ['109', 'MCP is disabled for this operator'],
    ['110', 'MCP operator is deleted'],
    ['414', 'MCP service is disabled'],
    ['416', 'MCP service is disabled'],
    ['418', 'MCP service is disabled'],
    ['419', 'MCP service is disabled'],
    ['422', 'client IP is not allowed'],
    ['423', 'client IP is not allowed'],
    ['082', 'origin is not allowed'],
  ])("%s: forbidden carries the server's reason: %s", async (name, reason) => {
    expect(await readBehind(name)).toMatchObject({
      kind: 'forbidden',
      detail: expect.stringContaining(`"${reason}"`),
    });
  });

  test.each([
    ['404', 'overloaded', /places of the Pooler are taken/],
    ['436', 'not ready', /cannot read its settings/],
    ['437', 'not ready', /cannot read its settings/],
    ['429', 'not ready', /HTTP 500/],
    ['430', 'not ready', /HTTP 500/],
    ['432', 'not ready', /HTTP 500/],
    ['094', 'unreachable', /redirect/],
    ['401', 'not exposed', /HTTP 404/],
    ['420', 'not exposed', /HTTP 405/],
    ['118', 'not exposed', /does not know the tool/],
    ['400', 'unreachable', /redirect/],
    ['111', 'malformed', /HTTP 406/],
    ['405', 'malformed', /HTTP 413/],
  ])('%s is "%s"', async (name, kind, sentence) => {
    const outcome = await readBehind(name);
    expect(outcome.kind).toBe(kind);
    expect(outcome.detail).toMatch(sentence);
  });

  test.each(['044', '118'])('%s: an unknown tool is not exposed', async (name) => {
    const era = name === '044' ? 'modern' : 'legacy';
    const { fetch } = network(era, (call) => replay(recording(name), call));
    expect(await sourceOver(fetch).readQuotas()).toMatchObject({ kind: 'not exposed' });
  });

  test('454: a tool the operator may not call is not exposed', async () => {
    const { fetch } = network('modern', (call) => replay(recording('454'), call));
    expect(await sourceOver(fetch).readQuotas()).toMatchObject({
      kind: 'not exposed',
      detail: expect.stringContaining('instance owner'),
    });
  });
});
