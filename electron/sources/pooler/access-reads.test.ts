import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import type { ApiKeyRow, InviteRow } from '../../demo/pooler/access-rows.ts';
import { SENTINELS } from '../../demo/pooler/sentinels.ts';
import { createPoolerSimulator, type PoolerSimulator } from '../../demo/pooler/simulator.ts';
import { operatorRow, poolRow } from '../../demo/pooler/test/world-rows.ts';
import type { OperatorRow, PoolerWorld } from '../../demo/pooler/world.ts';
import type { PoolerSource } from './contract.ts';
import { createPoolerSource } from './pooler-source.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 10);
const DAY_MS = 86_400_000;
const uuid = (group: number, nth: number) => `00000000-0000-4000-8${group}-${String(nth).padStart(12, '0')}`;
const POOLS = [uuid(100, 1), uuid(100, 2), uuid(100, 3)] as const;

const operator = (nth: number, change: Partial<OperatorRow> = {}) =>
  operatorRow(uuid(200, nth), `operator ${nth}`, change);
const pool = (id: string) => poolRow(id, `example-${id.slice(-1)}`, NOW_MS);

const key = (nth: number, poolId: string, status: ApiKeyRow['status']): ApiKeyRow => ({
  id: uuid(300, nth),
  poolId,
  displayName: nth === 0 ? SENTINELS.keyEmail : `example-key-${nth}`,
  prefix: `sk-cxp-${String(nth).padStart(12, '0')}`,
  status,
  expiresAtMs: null,
  lastUsedAtMs: null,
  revokedAtMs: null,
  createdAtMs: NOW_MS,
  allowedModels: null,
  enforcedModel: null,
  enforcedReasoningEffort: null,
  maximumReasoningEffort: null,
  reasoningPolicyMode: 'unrestricted',
  enforcedServiceTier: null,
  createdByUserId: SENTINELS.operatorId,
  hasMetadata: false,
  policyBindingCount: 0,
});

const invite = (nth: number, poolId: string, changed: Partial<InviteRow> = {}): InviteRow => ({
  id: uuid(400, nth),
  poolId,
  createdAtMs: NOW_MS,
  expiresAtMs: NOW_MS + DAY_MS,
  acceptedAtMs: null,
  revokedAtMs: null,
  emailSentAtMs: null,
  invitedEmail: SENTINELS.inviteEmail,
  acceptedByEmail: null,
  ...changed,
});

const many = <T>(count: number, make: (nth: number) => T): T[] =>
  Array.from({ length: count }, (_, nth) => make(nth));

let simulator: PoolerSimulator;
let source: PoolerSource;

function serve(changed: Partial<PoolerWorld>, handle = 'operator 0'): void {
  const world = { operators: [operator(0)], pools: POOLS.map(pool), upstreams: [], ...changed };
  simulator = createPoolerSimulator({ world: () => world, nowMs: () => NOW_MS, randomBytes });
  const token = simulator.control.issueToken(handle);
  source = createPoolerSource({
    url: new URL('http://127.0.0.1:4000'),
    token: () => token,
    allowInsecureHttp: false,
    nowMs: () => NOW_MS,
    timeoutMs: 5_000,
    maxBodyBytes: 4_000_000,
    isPublishable: isPublishableLabel,
    fetch: (input, init) => simulator.fetch(new Request(input, init)),
  });
}
beforeEach(() => serve({}));

test('finds all 250 keys behind the cap of 100: Pool by Pool, and status by status', async () => {
  serve({
    apiKeys: [
      ...many(90, (nth) => key(nth, POOLS[0], 'active')),
      ...many(60, (nth) => key(100 + nth, POOLS[0], 'revoked')),
      ...many(100, (nth) => key(200 + nth, POOLS[1], nth % 2 === 0 ? 'active' : 'paused')),
    ],
  });
  const outcome = await source.readKeys(POOLS);
  expect(outcome).toMatchObject({ kind: 'ok', value: { complete: true } });
  if (outcome.kind !== 'ok') return;
  expect(new Set(outcome.value.items.map(({ id }) => id)).size).toBe(250);
  expect(JSON.stringify(outcome)).not.toContain(SENTINELS.keyEmail);
  expect(JSON.stringify(outcome)).not.toContain(SENTINELS.operatorId);
});

test('where one status of one Pool is cut, the list says that some may be missing', async () => {
  serve({ apiKeys: many(130, (nth) => key(nth, POOLS[0], 'active')) });
  expect(await source.readKeys(POOLS)).toMatchObject({
    kind: 'ok',
    value: { complete: false, note: expect.stringContaining('some may be missing') },
  });
});

test('a Pool that is gone by the time its keys are asked for takes them with it, and nothing else', async () => {
  serve({
    apiKeys: [
      ...many(60, (nth) => key(nth, POOLS[0], 'active')),
      ...many(60, (nth) => key(100 + nth, POOLS[1], 'active')),
    ],
  });
  const outcome = await source.readKeys([...POOLS, uuid(100, 9)]);
  expect(outcome).toMatchObject({ kind: 'ok', value: { complete: true } });
  if (outcome.kind === 'ok') expect(outcome.value.items).toHaveLength(120);
});

test('finds all 210 invites and keeps nobody it was sent to', async () => {
  serve({
    invites: [
      ...many(70, (nth) => invite(nth, POOLS[0])),
      ...many(70, (nth) =>
        invite(100 + nth, POOLS[0], { acceptedAtMs: NOW_MS, acceptedByEmail: SENTINELS.inviteEmail }),
      ),
      ...many(70, (nth) => invite(200 + nth, POOLS[1], { expiresAtMs: NOW_MS - 1 })),
    ],
  });
  const outcome = await source.readInvites(POOLS);
  expect(outcome).toMatchObject({ kind: 'ok', value: { complete: true } });
  if (outcome.kind !== 'ok') return;
  expect(outcome.value.items).toHaveLength(210);
  expect(new Set(outcome.value.items.map(({ status }) => status))).toEqual(
    new Set(['active', 'accepted', 'expired']),
  );
  expect(JSON.stringify(outcome)).not.toMatch(/@|sentinel/);
});

test('invites beyond every cap are counted against the total instead of believed', async () => {
  serve({ invites: many(140, (nth) => invite(nth, POOLS[2])) });
  expect(await source.readInvites(POOLS)).toMatchObject({ kind: 'ok', value: { complete: false } });
});

test('finds all 150 operators, by alias', async () => {
  serve({
    operators: [
      operator(0),
      ...many(149, (nth) => operator(nth + 1, nth < 70 ? { status: 'disabled' } : {})),
    ],
  });
  const outcome = await source.readOperators();
  expect(outcome).toMatchObject({ kind: 'ok', value: { complete: true } });
  if (outcome.kind !== 'ok') return;
  expect(outcome.value.items).toHaveLength(150);
  expect(JSON.stringify(outcome)).not.toContain(uuid(200, 1));
  expect(JSON.stringify(outcome)).not.toContain(SENTINELS.operatorName);
});

test("operators are not exposed to an admin's token, whose other lists go on", async () => {
  serve({ operators: [operator(1, { role: 'instance_admin', poolIds: [...POOLS] })] }, 'operator 1');
  expect(await source.readOperators()).toMatchObject({ kind: 'not exposed' });
  expect(await source.readKeys(POOLS)).toMatchObject({ kind: 'ok' });
});
