import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createPoolerSimulator } from '../pooler/simulator.ts';
import { callTool } from '../pooler/test/simulated.ts';
import type { PoolerWorld, UpstreamRow } from '../pooler/world.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';
import { storyAt } from './story.ts';

const START_MS = Date.UTC(2026, 0, 15, 10);
const HOUR_MS = 3_600_000;
const { reauthAtMs, quotaAtMs, outageAtMs, recoveryAtMs, calmAtMs } = STORY_EVENTS;

function upstream(world: PoolerWorld, number: number): UpstreamRow {
  const found = world.upstreams.find((row) => row.accountLabel === `example-upstream-0${number}`);
  if (found === undefined) throw new Error(`no upstream ${number}`);
  return found;
}

function statuses(world: PoolerWorld, slug: string): readonly string[] {
  const poolId = world.pools.find((pool) => pool.slug === slug)?.id;
  return world.upstreams
    .flatMap((row) => row.assignments)
    .filter((assignment) => assignment.poolId === poolId)
    .map((assignment) => assignment.status);
}

/** Every two seconds of the first three turns, and a few moments of the weeks around them. */
const MOMENTS = [
  ...Array.from({ length: 900 }, (_, index) => index * 2_000),
  ...[-35 * 24, -100, -7.3, -1].map((hours) => hours * HOUR_MS),
  ...[5.1, 24.7, 400.2].map((hours) => hours * HOUR_MS),
];

test('the same moment gives the same world', () => {
  expect(storyAt(123_456, START_MS)).toEqual(storyAt(123_456, START_MS));
});

test('another start moves what moves and leaves identities and birth dates alone', () => {
  const [first, second] = [START_MS, START_MS + 5 * HOUR_MS].map((startMs) => storyAt(1_000, startMs));
  expect(second?.pools).toEqual(first?.pools);
  const births = (world: PoolerWorld | undefined) =>
    world?.upstreams.map(({ id, createdAtMs }) => [id, createdAtMs]);
  expect(births(second)).toEqual(births(first));
  expect(second?.upstreams[0]?.lastSuccessfulSyncAtMs).toBeGreaterThan(
    first?.upstreams[0]?.lastSuccessfulSyncAtMs ?? Number.NaN,
  );
});

describe('calm', () => {
  const calm = MOMENTS.filter((elapsedMs) => momentAt(elapsedMs).phase === 'calm');

  test('every upstream is active and no assignment is not', () => {
    expect(calm.length).toBeGreaterThan(300);
    for (const elapsedMs of calm) {
      for (const row of storyAt(elapsedMs, START_MS).upstreams) {
        expect(row.status, String(elapsedMs)).toBe('active');
        expect(row.assignments.every(({ status }) => status === 'active')).toBe(true);
      }
    }
  });

  test('every quota window has something left, was seen lately and resets in the future', () => {
    for (const elapsedMs of calm) {
      const nowMs = START_MS + elapsedMs;
      for (const window of storyAt(elapsedMs, START_MS).upstreams.flatMap((row) => row.quotaWindows)) {
        expect(window.usedPercent, String(elapsedMs)).toBeLessThan(100);
        expect(window.resetAtMs).toBeGreaterThan(nowMs);
        expect(nowMs - (window.observedAtMs ?? 0)).toBeLessThanOrEqual(60_000);
      }
    }
  });

  test('every active Pool has upstreams', () => {
    const world = storyAt(0, START_MS);
    for (const { slug } of world.pools.filter(({ status }) => status === 'active')) {
      expect(statuses(world, slug).length, slug).toBeGreaterThan(1);
    }
  });
});

describe('trouble', () => {
  test('first one upstream needs to sign in again, and its Pools serve on', () => {
    const before = storyAt(reauthAtMs - 1, START_MS);
    const after = storyAt(reauthAtMs, START_MS);
    expect(upstream(before, 4).status).toBe('active');
    expect(upstream(after, 4)).toMatchObject({ status: 'reauth_required', authFreshAtMs: null });
    expect(statuses(after, 'example-batch')).toEqual(['reauth_required', 'active']);
  });

  test('then the quota of another runs out, and not before', () => {
    const used = (elapsedMs: number) =>
      upstream(storyAt(elapsedMs, START_MS), 3).quotaWindows[0]?.usedPercent;
    expect(used(quotaAtMs - 2_000)).toBeLessThan(100);
    expect(used(quotaAtMs)).toBe(100);
    expect(used(recoveryAtMs - 1)).toBe(100);
    expect(used(recoveryAtMs)).toBe(0);
  });

  test('then a Pool has no active upstream left while the others serve', () => {
    const world = storyAt(outageAtMs, START_MS);
    expect(statuses(world, 'example-batch')).toEqual(['reauth_required', 'refresh_failed']);
    expect(statuses(world, 'example-interactive')).toEqual(['active', 'active', 'active']);
  });

  test('then both refresh and serve again, in every turn alike', () => {
    for (const turn of [0, STORY_LENGTH_MS, 7 * STORY_LENGTH_MS]) {
      const recovering = storyAt(turn + recoveryAtMs, START_MS);
      expect(statuses(recovering, 'example-batch')).toEqual(['refreshing', 'refreshing']);
      expect(statuses(storyAt(turn + calmAtMs, START_MS), 'example-batch')).toEqual(['active', 'active']);
    }
  });

  test('what is known of an upstream in trouble stands still', () => {
    const [early, late] = [outageAtMs + 1_000, recoveryAtMs - 1_000].map((at) =>
      upstream(storyAt(at, START_MS), 5),
    );
    expect(early?.lastSuccessfulSyncAtMs).toBe(late?.lastSuccessfulSyncAtMs);
    expect(early?.quotaWindows).toEqual(late?.quotaWindows);
    expect(early?.updatedAtMs).toBe(START_MS + outageAtMs);
  });
});

test('no time of a row lies in the future or goes back', () => {
  const latest = new Map<string, number>();
  for (const elapsedMs of MOMENTS.filter((moment) => moment >= 0)) {
    for (const row of storyAt(elapsedMs, START_MS).upstreams) {
      for (const field of ['lastSuccessfulSyncAtMs', 'lastSuccessfulRefreshAtMs', 'updatedAtMs'] as const) {
        const atMs = row[field] ?? 0;
        expect(atMs).toBeLessThanOrEqual(START_MS + elapsedMs);
        expect(atMs).toBeGreaterThanOrEqual(latest.get(`${row.id} ${field}`) ?? 0);
        latest.set(`${row.id} ${field}`, atMs);
      }
    }
  }
});

test('aliases cut from ids stay apart', () => {
  const { upstreams, pools } = storyAt(0, START_MS);
  const heads = [...upstreams, ...pools].map(({ id }) => id.slice(0, 8));
  expect(new Set(heads).size).toBe(heads.length);
});

test('the simulated Pooler tells the story as its clock moves', async () => {
  const clock = { elapsedMs: 0 };
  const simulator = createPoolerSimulator({
    world: () => storyAt(clock.elapsedMs, START_MS),
    nowMs: () => START_MS + clock.elapsedMs,
    randomBytes,
  });
  const token = simulator.control.issueToken('owner');
  const count = (name: string, args: Readonly<Record<string, string | boolean>>) =>
    callTool(simulator, token, name, args);
  clock.elapsedMs = outageAtMs;
  expect(await count('list_upstreams', { status: 'reauth_required' })).toMatchObject({ count: 1 });
  expect(await count('list_upstreams', { pool_selector: 'example-batch', status: 'active' })).toMatchObject({
    count: 0,
  });
  expect(await count('list_upstream_quotas', { freshness_status: 'stale' })).toMatchObject({ count: 0 });
  clock.elapsedMs = calmAtMs;
  expect(await count('list_upstreams', { status: 'active' })).toMatchObject({ count: 9 });
});

test('the counters of a Pooler that was just started begin with nothing, in the middle of a long story', () => {
  const bootedMs = 1000 * STORY_LENGTH_MS;
  const total = (world: PoolerWorld) =>
    (world.traffic ?? []).flatMap(({ samples }) => samples).reduce((sum, { value }) => sum + value, 0);
  expect(total(storyAt(bootedMs + 10_000, START_MS, bootedMs))).toBe(total(storyAt(10_000, START_MS)));
  expect(total(storyAt(bootedMs + 10_000, START_MS))).toBeGreaterThan(1_000_000);
});
