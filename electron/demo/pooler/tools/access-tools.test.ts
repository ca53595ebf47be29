import { expect, test } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { SENTINELS } from '../sentinels.ts';
import { callTool, calmSimulator, START_MS } from '../test/simulated.ts';

function caller(handle: string, simulator = calmSimulator()) {
  const token = simulator.control.issueToken(handle);
  return (name: string, args: JsonObject = {}) => callTool(simulator, token, name, args);
}

async function rows(answer: Promise<JsonObject | string>, key: string): Promise<readonly JsonObject[]> {
  const content = await answer;
  const list: Json | undefined = isJsonObject(content) ? content[key] : [];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

test('an admin sees the keys and invites of the assigned Pools only', async () => {
  const slugs = async (handle: string, tool: string, key: string) =>
    new Set((await rows(caller(handle)(tool, { limit: 100 }), key)).map((row) => row.pool_slug));
  for (const [tool, key] of [
    ['list_pool_api_keys', 'items'],
    ['list_invites', 'invites'],
  ] as const) {
    expect(await slugs('oncall', tool, key)).toEqual(new Set(['example-research']));
    expect((await slugs('owner', tool, key)).size).toBe(4);
  }
});

test('an expired key still says active, and only its expiry tells (POOLER-T10)', async () => {
  const keys = await rows(caller('owner')('list_pool_api_keys', { status: 'active', limit: 100 }), 'items');
  const expired = keys.filter(({ expires_at }) => Date.parse(String(expires_at ?? '')) < START_MS);
  expect(expired.length).toBeGreaterThan(0);
  expect(await rows(caller('owner')('list_pool_api_keys', { status: 'expired' }), 'items')).toEqual([]);
});

test('operators are for owners, and the time of a login is lost (POOLER-T9)', async () => {
  const denied = 'capability_denied: operator metadata tools require the instance owner role';
  expect(await caller('admin')('list_operators')).toBe(denied);
  expect(await caller('admin')('get_operator', { selector: 'x' })).toBe(denied);
  const operators = await rows(caller('owner')('list_operators'), 'operators');
  expect(operators.map(({ last_login_at }) => last_login_at)).toContainEqual({});
});

test('an unknown invite status is ignored and yet called applied', async () => {
  const call = caller('owner');
  const all = await rows(call('list_invites'), 'invites');
  expect(await call('list_invites', { status: 'bogus' })).toMatchObject({
    total: all.length,
    filters: { count: 1, applied: { status: { applied: true } } },
  });
  expect((await rows(call('list_invites', { status: 'accepted' }), 'invites')).length).toBeLessThan(
    all.length,
  );
});

test('an invite expires by the clock', async () => {
  const nowMs = { value: START_MS };
  const call = caller('owner', calmSimulator({ nowMs: () => nowMs.value }));
  expect(await rows(call('list_invites', { status: 'active' }), 'invites')).not.toEqual([]);
  nowMs.value += 25 * 3_600_000;
  expect(await rows(call('list_invites', { status: 'active' }), 'invites')).toEqual([]);
});

test('a search gives at most ten candidates', async () => {
  const simulator = calmSimulator();
  simulator.control.world.update((world) => ({
    ...world,
    operators: Array.from({ length: 12 }, (_, index) =>
      world.operators.slice(0, 1).map((row) => ({ ...row, id: `id-${index}`, handle: `owner-${index}` })),
    ).flat(),
  }));
  const answer = await caller('owner-3', simulator)('get_operator', { selector: 'sentinel' });
  expect(answer).toMatchObject({ status: 'ambiguous', candidates: { length: 10 } });
});

test('e-mails are masked everywhere except inside a longer key name', async () => {
  const call = caller('owner');
  const text = JSON.stringify([
    await call('list_pool_api_keys', { limit: 100 }),
    await call('list_operators'),
    await call('list_invites'),
  ]);
  expect(text).toContain(SENTINELS.keyLabelEmail);
  for (const email of [SENTINELS.keyEmail, SENTINELS.inviteEmail, SENTINELS.operatorEmail]) {
    expect(text).not.toContain(email);
  }
});
