import { expect, test } from 'vitest';
import { STORY_EVENTS } from '../../story/phases.ts';
import { storyAt } from '../../story/story.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { SENTINELS } from '../sentinels.ts';
import { callTool, calmSimulator, START_MS } from '../test/simulated.ts';

/** Late in the outage, when both logs hold something of everything. */
const ELAPSED_MS = STORY_EVENTS.recoveryAtMs - 1;
const TOOLS = ['list_request_logs', 'list_audit_logs'] as const;

function simulator(elapsedMs = ELAPSED_MS) {
  const world = storyAt(elapsedMs, START_MS);
  return calmSimulator({ world: () => world, nowMs: () => START_MS + elapsedMs });
}

function caller(handle = 'owner', elapsedMs = ELAPSED_MS) {
  const pooler = simulator(elapsedMs);
  const token = pooler.control.issueToken(handle);
  return (name: string, args: JsonObject = {}) => callTool(pooler, token, name, args);
}

async function items(answer: Promise<JsonObject | string>): Promise<readonly JsonObject[]> {
  const content = await answer;
  return isJsonObject(content) && Array.isArray(content.items) ? content.items.filter(isJsonObject) : [];
}

test('pages of fifty join up without a gap, and the last says that it is the last', async () => {
  const call = caller();
  const ids: unknown[] = [];
  let offset: unknown = 0;
  let total: unknown = null;
  while (typeof offset === 'number') {
    const page = await call('list_request_logs', { limit: 50, offset });
    if (!isJsonObject(page)) throw new Error(page);
    ids.push(...(Array.isArray(page.items) ? page.items.filter(isJsonObject).map(({ id }) => id) : []));
    ({ nextOffset: offset, total } = page);
  }
  expect(offset).toBeNull();
  expect(ids).toHaveLength(Number(total));
  expect(new Set(ids).size).toBe(ids.length);
});

test('offsets drift while rows arrive: the same page shows other rows a second later (POOLER-T17)', async () => {
  const page = async (elapsedMs: number) =>
    (await items(caller('owner', elapsedMs)('list_request_logs', { offset: 50 }))).map(({ id }) => id);
  expect(await page(ELAPSED_MS + 2_000)).not.toEqual(await page(ELAPSED_MS));
});

test.each(TOOLS)('%s refuses a date without a zone, a word and an offset beyond 64 bits', async (tool) => {
  const call = caller();
  expect(await call(tool, { date_from: '2026-01-15T10:00:00' })).toBe('invalid_arguments: Invalid date_from');
  expect(await call(tool, { date_to: 'yesterday' })).toBe('invalid_arguments: Invalid date_to');
  expect(await call(tool, { offset: 1e20 })).toBe('tool_execution_failed: MCP tool execution failed');
  expect(await call(tool, { limit: 500 })).toMatchObject({ limit: 50 });
});

test('a plain date stands for its whole day, and bounds are inclusive', async () => {
  const call = caller();
  const { total } = Object(await call('list_audit_logs'));
  expect(await call('list_audit_logs', { date_from: '2026-01-15', date_to: '2026-01-15' })).toMatchObject({
    total,
  });
  expect(await call('list_audit_logs', { date_to: '2026-01-14' })).toMatchObject({
    total: 0,
    nextOffset: null,
  });
  const [newest] = await items(call('list_request_logs', { limit: 1 }));
  const at = String(newest?.admitted_at);
  expect(await items(call('list_request_logs', { date_from: at, date_to: at }))).toHaveLength(1);
});

test('an admin sees the logs of the assigned Pools, and no event without a Pool', async () => {
  const call = caller('admin');
  const events = await items(call('list_audit_logs', { limit: 50 }));
  expect(events.length).toBeGreaterThan(0);
  expect(events.every(({ pool_slug: slug }) => slug === 'example-primary' || slug === 'example-batch')).toBe(
    true,
  );
  const [foreign] = await items(caller()('list_audit_logs', { action: 'instance_settings.update' }));
  expect(await call('get_audit_log', { id: foreign?.id ?? '' })).toMatchObject({ status: 'not_found' });
});

test('an archived Pool is gone for an admin, its logs stay with the owner', async () => {
  const pooler = simulator();
  pooler.control.world.update((world) => ({
    ...world,
    pools: world.pools.map((pool) => ({ ...pool, status: 'archived' })),
  }));
  const count = async (handle: string) =>
    (await items(callTool(pooler, pooler.control.issueToken(handle), 'list_request_logs'))).length;
  expect(await count('owner')).toBe(25);
  expect(await count('admin')).toBe(0);
});

test('request statuses are case-sensitive, a Pool id that is no UUID is an empty page', async () => {
  const call = caller();
  expect((await items(call('list_request_logs', { status: 'failed' }))).length).toBeGreaterThan(0);
  expect(await items(call('list_request_logs', { status: 'FAILED' }))).toEqual([]);
  expect(await items(call('list_request_logs', { pool_id: 'example-primary' }))).toEqual([]);
});

test('labels leave raw, the rest of what must not leave is masked or dropped (POOLER-T3)', async () => {
  const call = caller();
  const requests: JsonObject[] = [];
  for (const offset of [0, 50, 100, 150, 200]) {
    requests.push(...(await items(call('list_request_logs', { limit: 50, offset }))));
  }
  const text = JSON.stringify([requests, await call('list_audit_logs', { limit: 50 })]);
  for (const kind of [
    'wholeLabelEmail',
    'labelEmail',
    'keyEmail',
    'keyLabelEmail',
    'endpointHost',
  ] as const) {
    expect(text, kind).toContain(SENTINELS[kind]);
  }
  for (const kind of [
    'accountEmail',
    'operatorEmail',
    'prompt',
    'changedValue',
    'endpointUrl',
    'address',
  ] as const) {
    expect(text, kind).not.toContain(SENTINELS[kind]);
  }
  expect(text).toContain('"key_prefix":"[REDACTED]"');
  expect(text).not.toContain('client_ip');
});
