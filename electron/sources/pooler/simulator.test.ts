import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutcomeKind } from '../../../shared/metadata/source.ts';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import type { Fault } from '../../demo/pooler/fault.ts';
import { SENTINELS } from '../../demo/pooler/sentinels.ts';
import { type PoolerServer, startPoolerSimulator } from '../../demo/pooler/server.ts';
import { operatorRow, poolRow } from '../../demo/pooler/test/world-rows.ts';
import type { PoolerWorld, PoolRow, UpstreamRow } from '../../demo/pooler/world.ts';
import type { PoolerSourceConfig } from './contract.ts';
import { createPoolerSource } from './pooler-source.ts';

const uuid = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const AT_MS = Date.UTC(2026, 0, 15, 10);
const [MAIN, SMALL, GONE] = [uuid(1), uuid(2), uuid(3)];

const OWNER = operatorRow(SENTINELS.operatorId, 'owner');

const pool = (id: string, slug: string, change: Partial<PoolRow> = {}) =>
  poolRow(id, slug, AT_MS, { apiKeyCount: 2, routingStrategy: 'quota_first', ...change });

const upstream = (nth: number, status: string, poolIds: readonly string[]): UpstreamRow => ({
  id: uuid(1000 + nth),
  chatgptAccountId: SENTINELS.accountId,
  accountLabel:
    nth === 0 ? SENTINELS.wholeLabelEmail : nth === 1 ? `of ${SENTINELS.labelEmail}` : `example-${nth}`,
  accountEmail: SENTINELS.accountEmail,
  workspaceRef: 'legacy',
  workspaceLabel: `of ${SENTINELS.workspaceEmail}`,
  onboardingMethod: 'browser',
  status,
  planFamily: 'team',
  planLabel: 'Team',
  authFreshAtMs: AT_MS,
  authVerifiedAtMs: AT_MS,
  lastSuccessfulRefreshAtMs: null,
  lastSuccessfulSyncAtMs: AT_MS,
  disabledAtMs: null,
  createdAtMs: AT_MS,
  updatedAtMs: AT_MS,
  createdByUserId: SENTINELS.operatorId,
  hasMetadata: true,
  assignments: poolIds.map((poolId) => ({ poolId, status })),
  quotaWindows: [],
});

const WORLD: PoolerWorld = {
  operators: [
    OWNER,
    { ...OWNER, id: uuid(10), handle: 'switched off', mcpEnabled: false },
    { ...OWNER, id: uuid(11), handle: 'nobody', role: 'instance_admin' },
  ],
  pools: [
    pool(MAIN, 'main'),
    pool(SMALL, 'small'),
    pool(GONE, 'gone', { status: 'disabled', disabledAtMs: AT_MS }),
  ],
  upstreams: [
    ...Array.from({ length: 90 }, (_, nth) => upstream(nth, 'active', [MAIN])),
    ...Array.from({ length: 60 }, (_, nth) => upstream(100 + nth, 'paused', [MAIN])),
    upstream(200, 'reauth_required', [MAIN, SMALL]),
  ],
};

let server: PoolerServer;
let token: string;
beforeAll(async () => {
  server = await startPoolerSimulator({ world: () => WORLD });
  token = server.control.issueToken('owner');
});
afterAll(() => server.close());
beforeEach(() => server.control.setFault('none'));

const sourceOf = (config: Partial<PoolerSourceConfig> = {}) =>
  createPoolerSource({
    url: server.url,
    token: () => token,
    allowInsecureHttp: false,
    nowMs: Date.now,
    timeoutMs: 5_000,
    maxBodyBytes: 4_000_000,
    isPublishable: isPublishableLabel,
    ...config,
  });

test('reads every surface over real HTTP', async () => {
  const source = sourceOf();
  expect(await source.readService()).toMatchObject({
    value: { items: [{ version: '0.6.8', operatorStatus: 'active' }] },
  });
  expect(await source.readGateway()).toMatchObject({ value: { items: [{ alive: true, ready: true }] } });
  expect(await source.readPools()).toMatchObject({
    value: {
      complete: true,
      items: [
        { slug: 'main', upstreamCount: 151 },
        { slug: 'small', upstreamCount: 1 },
      ],
    },
  });
  const quotas = await source.readQuotas();
  expect(quotas).toMatchObject({ kind: 'ok', value: { complete: true } });
  if (quotas.kind === 'ok') expect(quotas.value.items).toHaveLength(151);
  await source.close();
});

test('finds all 151 upstreams behind the page cap of 100, and those of one Pool', async () => {
  const source = sourceOf();
  const all = await source.readUpstreams();
  if (all.kind !== 'ok') throw new Error(all.detail);
  expect([all.value.items.length, all.value.complete]).toEqual([151, true]);

  const main = await source.readMembership(MAIN);
  expect(main).toMatchObject({ value: { complete: true, items: [{ id: MAIN, truncated: false }] } });
  expect(await source.readMembership(SMALL)).toMatchObject({
    value: { items: [{ id: SMALL, upstreamIds: [uuid(1200)], truncated: false }] },
  });
  expect(await source.readMembership(GONE)).toMatchObject({ kind: 'not exposed' });
});

test('no planted identity is in anything that was read', async () => {
  const source = sourceOf();
  const read = JSON.stringify([
    await source.readService(),
    await source.readPools(),
    await source.readUpstreams(),
    await source.readMembership(MAIN),
    await source.readQuotas(),
  ]);
  expect(read).toContain('example-42');
  for (const sentinel of Object.values(SENTINELS)) expect(read).not.toContain(sentinel);
});

test('a wrong token, a switched-off operator and one without Pools are told apart', async () => {
  expect(await sourceOf({ token: () => 'mcp-cxp-000000000000-bad' }).readPools()).toMatchObject({
    kind: 'unauthorized',
  });
  const off = server.control.issueToken('switched off');
  expect(await sourceOf({ token: () => off }).readPools()).toMatchObject({
    kind: 'forbidden',
    detail: expect.stringContaining('"MCP is disabled for this operator"'),
  });
  const nobody = server.control.issueToken('nobody');
  expect(await sourceOf({ token: () => nobody }).readPools()).toMatchObject({
    kind: 'ok',
    value: { items: [] },
  });
});

test('two consoles that read everything at once never fill the MCP places', async () => {
  const sources = [sourceOf(), sourceOf()];
  const outcomes = await Promise.all(
    sources.flatMap((source) => [
      ...Array.from({ length: 6 }, () => source.readQuotas()),
      ...Array.from({ length: 6 }, () => source.readPools()),
    ]),
  );
  expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['ok']));
});

const FAULTS: readonly [Fault, OutcomeKind, OutcomeKind | 'not ready but read'][] = [
  ['unauthorized', 'unauthorized', 'ok'],
  ['mcp disabled', 'forbidden', 'ok'],
  ['operator mcp disabled', 'forbidden', 'ok'],
  ['firewall', 'forbidden', 'ok'],
  ['overloaded', 'overloaded', 'ok'],
  ['settings cold', 'not ready', 'not ready but read'],
  ['database down', 'not ready', 'not ready but read'],
  ['draining', 'ok', 'not ready but read'],
  ['html 502', 'unreachable', 'ok'],
  ['truncated body', 'unreachable', 'unreachable'],
  ['endless body', 'malformed', 'malformed'],
  ['huge body', 'malformed', 'malformed'],
  ['slow drip', 'unreachable', 'unreachable'],
  ['wrong types', 'malformed', 'ok'],
  ['redirect', 'unreachable', 'unreachable'],
  ['cut connection', 'unreachable', 'unreachable'],
];

describe.each(FAULTS)('while the fault "%s" is on', (fault, lists, health) => {
  const impatient = { timeoutMs: fault === 'slow drip' ? 500 : 5_000 };

  test(`lists are "${lists}" for a connected source and for a new one, and come back afterwards`, async () => {
    const connected = sourceOf(impatient);
    expect((await connected.readPools()).kind).toBe('ok');
    server.control.setFault(fault);
    expect((await connected.readPools()).kind).toBe(lists);
    expect((await sourceOf(impatient).readPools()).kind).toBe(lists);
    server.control.setFault('none');
    expect((await connected.readPools()).kind).toBe('ok');
  });

  test(`health is "${health}"`, async () => {
    server.control.setFault(fault);
    const outcome = await sourceOf(impatient).readGateway();
    if (health === 'not ready but read') {
      expect(outcome).toMatchObject({ kind: 'ok', value: { items: [{ alive: true, ready: false }] } });
    } else {
      expect(outcome.kind).toBe(health);
    }
  });

  test('no sentence names a host, a port or the token', async () => {
    server.control.setFault(fault);
    const source = sourceOf(impatient);
    const said = JSON.stringify([await source.readPools(), await source.readGateway()], ['kind', 'detail']);
    expect(said).not.toContain(server.url.hostname);
    expect(said).not.toContain(server.url.port);
    expect(said).not.toContain(token);
  });
});

test('when the server is gone nothing accepts connections', async () => {
  const other = await startPoolerSimulator({ world: () => WORLD });
  const source = sourceOf({ url: other.url });
  await other.close();
  expect(await source.readPools()).toMatchObject({
    kind: 'unreachable',
    detail: expect.stringContaining('Nothing accepts connections'),
  });
});
