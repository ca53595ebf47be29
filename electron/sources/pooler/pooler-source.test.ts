import { expect, test } from 'vitest';
import { network, sourceOver, toolError, toolResult, type WireCall } from './test/double.ts';
import { wirePool } from './test/wire-rows.ts';

const uuid = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

const upstream = (nth: number, fields: object = {}) => ({
  id: uuid(nth),
  account_label: `example-upstream-${nth}`,
  status: 'active',
  created_at: '2026-01-03T09:00:00Z',
  updated_at: '2026-01-03T09:00:00Z',
  assignment_summary: { count: 1, status: 'active', summary: '1 active of 1 Pool assignments' },
  ...fields,
});

const quota = (nth: number) => ({
  id: uuid(nth),
  quota_summary: { window_count: 0, truncated: false, freshness_status: 'unknown', routing_usable: false },
  quota_windows: [],
});

const page = (items: unknown[]) => ({ status: 'ok', count: items.length, limit: 100, items });

const toolCalls = (calls: readonly WireCall[]) => calls.filter((call) => call.method === 'tools/call');

test('asks for the largest page, and for a Pool by its id', async () => {
  const { fetch, calls } = network('modern', (call) => toolResult(call, page([])));
  const source = sourceOver(fetch);
  await source.readPools();
  await source.readUpstreams();
  await source.readMembership(uuid(7));
  await source.readQuotas();
  expect(toolCalls(calls).map((call) => [call.tool, call.args])).toEqual([
    ['codex_pooler_list_pools', { limit: 100 }],
    ['codex_pooler_list_upstreams', { limit: 100 }],
    ['codex_pooler_list_upstreams', { limit: 100, pool_selector: uuid(7) }],
    ['codex_pooler_list_upstream_quotas', { limit: 100, offset: 0 }],
  ]);
});

test('an empty list is an answer: nothing is there, or nothing may be seen', async () => {
  const { fetch } = network('modern', (call) => toolResult(call, page([])));
  expect(await sourceOver(fetch).readUpstreams()).toMatchObject({
    kind: 'ok',
    value: { items: [], complete: true },
  });
});

test('more than 100 upstreams are enumerated by status', async () => {
  const all = [
    ...Array.from({ length: 90 }, (_, nth) => upstream(nth)),
    ...Array.from({ length: 60 }, (_, nth) => upstream(100 + nth, { status: 'paused' })),
  ];
  const { fetch, calls } = network('modern', (call) =>
    toolResult(
      call,
      page(
        all.filter((row) => call.args.status === undefined || row.status === call.args.status).slice(0, 100),
      ),
    ),
  );
  const outcome = await sourceOver(fetch).readUpstreams();
  expect(outcome).toMatchObject({ kind: 'ok', value: { complete: true } });
  if (outcome.kind === 'ok') {
    expect(outcome.value.items).toHaveLength(150);
    expect(outcome.value.note).toBeUndefined();
  }
  expect(toolCalls(calls)).toHaveLength(10);
});

test('a Pool with more than 100 active upstreams says that its membership is cut', async () => {
  const rows = Array.from({ length: 100 }, (_, nth) => upstream(nth));
  const { fetch } = network('modern', (call) =>
    toolResult(call, page(call.args.status === undefined || call.args.status === 'active' ? rows : [])),
  );
  expect(await sourceOver(fetch).readMembership(uuid(1))).toMatchObject({
    kind: 'ok',
    value: {
      complete: false,
      items: [{ id: uuid(1), truncated: true }],
      note: expect.stringContaining('cut'),
    },
  });
});

test('quotas are read page by page, an account that shifted into two pages once', async () => {
  const accounts = Array.from({ length: 150 }, (_, nth) => quota(nth));
  const { fetch } = network('modern', (call) => {
    const offset = Number(call.args.offset);
    // One account was added in front between the two pages.
    const from = offset === 0 ? 0 : offset - 1;
    return toolResult(call, { items: accounts.slice(from, from + 100), count: 150, limit: 100, offset });
  });
  const outcome = await sourceOver(fetch).readQuotas();
  if (outcome.kind !== 'ok') throw new Error(outcome.detail);
  expect(new Set(outcome.value.items.map((account) => account.id)).size).toBe(150);
  expect(outcome.value.items).toHaveLength(150);
  expect(outcome.value.complete).toBe(true);
});

test('a half-upgraded server does not blank the picture: unreadable rows are counted, the others kept', async () => {
  const rows = [
    upstream(1),
    upstream(2, { status: { now: 'object' } }),
    upstream(3, { created_at: null }),
    'row',
  ];
  const { fetch } = network('modern', (call) => toolResult(call, page(rows)));
  expect(await sourceOver(fetch).readUpstreams()).toMatchObject({
    kind: 'ok',
    value: {
      items: [{ id: uuid(1) }],
      complete: false,
      note: '3 rows of list_upstreams could not be read: this Pooler may be newer than the console.',
    },
  });
});

test('Pools and quotas with unreadable rows are not the whole list either', async () => {
  const pool = wirePool(uuid(1));
  const { fetch } = network('modern', (call) =>
    toolResult(call, page(call.tool === 'codex_pooler_list_pools' ? [pool, {}] : [quota(1), {}])),
  );
  const source = sourceOver(fetch);
  for (const [read, tool] of [
    [source.readPools, 'list_pools'],
    [source.readQuotas, 'list_upstream_quotas'],
  ] as const) {
    expect(await read()).toMatchObject({
      kind: 'ok',
      value: {
        complete: false,
        items: [{ id: uuid(1) }],
        note: expect.stringContaining(`1 row of ${tool} could`),
      },
    });
  }
});

test('when no row can be read the answer is malformed and the picture of before stays', async () => {
  const { fetch } = network('modern', (call) => toolResult(call, page([{ identifier: 1 }, {}])));
  const source = sourceOver(fetch);
  for (const read of [source.readPools, source.readUpstreams, source.readQuotas]) {
    expect(await read()).toMatchObject({ kind: 'malformed' });
  }
  expect(await source.readMembership(uuid(1))).toMatchObject({ kind: 'malformed' });
});

test.each([
  ['nothing', undefined],
  ['a list where an object belongs', []],
  ['items that are no list', { count: 0, limit: 100, items: {} }],
  ['a count that is no number', { count: 'many', limit: 100, items: [] }],
])('structured content with %s is malformed', async (_name, content) => {
  const { fetch } = network('modern', (call) => toolResult(call, content));
  const source = sourceOver(fetch);
  for (const read of [source.readService, source.readPools, source.readUpstreams, source.readQuotas]) {
    expect(await read()).toMatchObject({ kind: 'malformed' });
  }
});

test('nothing outside the allow-list gets through, wherever a newer server may put it', async () => {
  const planted = 'PLANTED';
  const rows = [
    upstream(1, {
      chatgpt_account_id: planted,
      account_email: planted,
      workspace_label: planted,
      plan_family: `${planted} someone@example.com`,
      workspace_ref: planted,
      onboarding_method: { [planted]: planted },
      auth_fresh_at: planted,
      assignment_summary: { summary: `1 active of 1 Pool assignments ${planted}`, extra: planted },
      new_field: { [planted]: [planted] },
    }),
  ];
  const { fetch } = network('modern', (call) => toolResult(call, { ...page(rows), extra: planted }));
  const outcome = await sourceOver(fetch).readUpstreams();
  expect(outcome).toMatchObject({
    kind: 'ok',
    value: { items: [{ id: uuid(1), label: 'example-upstream-1' }] },
  });
  expect(JSON.stringify(outcome)).not.toContain(planted);
});

test('names of Pools that the policy refuses become aliases, the slug too', async () => {
  const pool = wirePool(uuid(1), { slug: '192.0.2.7', name: 'someone@example.com' });
  const { fetch } = network('modern', (call) => toolResult(call, page([pool])));
  const outcome = await sourceOver(fetch).readPools();
  const alias = expect.stringMatching(/^pool-[0-9a-f]{8}$/);
  expect(outcome).toMatchObject({
    kind: 'ok',
    value: { items: [{ slug: alias, label: alias, labelIsAlias: true }] },
  });
});

test('an alias is the same in every tool that names the entity', async () => {
  const rows = [upstream(1, { account_label: 'someone@example.com' })];
  const { fetch } = network('modern', (call) => toolResult(call, page(rows)));
  const [first, second] = await Promise.all([
    sourceOver(fetch).readUpstreams(),
    sourceOver(fetch).readUpstreams(),
  ]);
  expect(first).toMatchObject({ value: second.kind === 'ok' ? second.value : {} });
  expect(first).toMatchObject({ value: { items: [{ labelIsAlias: true }] } });
});

test('a Pool that is gone is named as that (POOLER-T2)', async () => {
  const { fetch } = network('modern', (call) =>
    toolError(call, 'tool_execution_failed: Pool selector did not match'),
  );
  expect(await sourceOver(fetch).readMembership(uuid(1))).toMatchObject({
    kind: 'not exposed',
    detail: expect.stringContaining('The Pool is gone from the list of active Pools'),
  });
});

test('every outcome says when and how long', async () => {
  const { fetch } = network('modern', (call) => toolResult(call, page([])));
  const source = sourceOver(fetch);
  const good = await source.readPools();
  const bad = await source.readService();
  expect(good).toMatchObject({ kind: 'ok', durationMs: 1, observedAtMs: expect.any(Number) });
  expect(bad).toMatchObject({ kind: 'malformed', durationMs: 1 });
  expect(bad.observedAtMs).toBeGreaterThan(good.observedAtMs);
});
