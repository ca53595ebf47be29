import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogStore } from '../../store/log-contract.ts';
import { NEW_PAGES_PER_ROUND, PAGE_ROWS } from './limits.ts';
import { createLogFollower, type LogFollower, type Round } from './log-follower.ts';
import { requestLane } from './log-lane.ts';
import { coverageOf, keptLogs, keptRequests } from './testing/kept-logs.ts';
import { createPoolerLogs, overloaded, type PoolerLogs } from './testing/pooler-logs.ts';

let logs: PoolerLogs;
let kept: ReturnType<typeof keptLogs>;
let store: LogStore;
beforeEach(() => {
  logs = createPoolerLogs();
  kept = keptLogs();
  store = kept.store;
});
afterEach(() => kept.dispose());

const follow = () => createLogFollower({ lane: requestLane(logs.source, store), store, nowMs: logs.nowMs });

async function round(follower: LogFollower, maxPages = NEW_PAGES_PER_ROUND): Promise<Round> {
  const outcome = await follower.round(maxPages);
  if (outcome.kind !== 'ok') throw new Error(outcome.detail);
  return outcome.value;
}

/** Admits so many requests, a few at a time. */
function admitSpread(count: number, atATime = 3, everyMs = 1): void {
  for (let left = count; left > 0; left -= atATime) {
    logs.pass(everyMs);
    logs.admit(Math.min(atATime, left));
  }
}

test('the first round takes the newest hour and calls what lies before it the beginning, not a gap', async () => {
  logs.admit(30);
  logs.pass(2 * 60 * 60_000);
  logs.admit(70);
  logs.pass(30_000);
  expect(await round(follow())).toMatchObject({ calls: 2, added: 70, gap: null });
  const coverage = await coverageOf(store, 'requests', logs.nowMs());
  expect(coverage.gaps).toEqual([]);
  expect(coverage.spans).toEqual([{ fromMs: logs.nowMs() - 60 * 60_000, toMs: logs.nowMs() - 35_000 }]);
});

test('a first hour of more rows than twelve pages begins later, and is no gap either', async () => {
  admitSpread(1_200, 1, 100);
  logs.pass(10_000);
  expect(await round(follow())).toMatchObject({ calls: 12, added: 600, gap: null });
  const { spans, gaps } = await coverageOf(store, 'requests', logs.nowMs());
  expect([spans.length, gaps]).toEqual([1, []]);
});

test.each([0, 1, 49, 50, 51, 100, 149])(
  '%i new rows cost no more calls than their pages and two',
  async (count) => {
    const follower = follow();
    admitSpread(400);
    logs.pass(5_000);
    await round(follower);
    admitSpread(count, 1);
    logs.pass(5_000);
    const before = logs.calls();
    expect(await round(follower)).toMatchObject({ added: count, gap: null });
    expect(logs.calls() - before).toBeLessThanOrEqual(Math.ceil(count / PAGE_ROWS) + 2);
    expect(logs.calls() - before).toBe(Math.max(1, Math.ceil(count / PAGE_ROWS)));
  },
);

test('a restart knows what it has: new rows cost the same', async () => {
  admitSpread(400);
  await round(follow());
  admitSpread(60);
  expect(await round(follow())).toMatchObject({ calls: 2, added: 60, gap: null });
});

test('the first round after a restart may catch up on as much as the very first', async () => {
  admitSpread(50);
  await round(follow());
  admitSpread(500);
  expect(await round(follow())).toMatchObject({ calls: 10, added: 500, gap: null });
});

test('rows that arrive between two pages are read in this round or the next, each once', async () => {
  const follower = follow();
  admitSpread(100);
  await round(follower);
  admitSpread(120);
  logs.beforeCall = () => {
    logs.pass(1);
    logs.admit(7);
    return null;
  };
  await round(follower);
  logs.beforeCall = () => null;
  await round(follower);
  expect((await keptRequests(store)).size).toBe(logs.requests().length);
});

test('POOLER-T17: a row that shows only after newer ones were read is found', async () => {
  const follower = follow();
  admitSpread(40);
  logs.pass(20_000);
  logs.admit(40);
  await round(follower);
  logs.admit(1, { ageMs: 15_000 });
  expect(await round(follower)).toMatchObject({ added: 1 });
});

test('a whole page of one millisecond does not stop the walk', async () => {
  const follower = follow();
  logs.admit(1);
  await round(follower);
  logs.pass(1);
  logs.admit(130);
  expect(await round(follower)).toMatchObject({ calls: 3, added: 130, gap: null });
});

test('more than a round may read leaves a gap with its bounds and its number of rows', async () => {
  const follower = follow();
  admitSpread(50);
  logs.pass(20_000);
  await round(follower);
  const before = await coverageOf(store, 'requests', logs.nowMs());
  admitSpread(1_000, 1);
  const { gap, added } = await round(follower);
  expect(added).toBe(150);
  expect(gap).toMatchObject({ fromMs: (before.spans.at(-1)?.toMs ?? 0) + 1, estimatedRows: 850 });
  expect((await coverageOf(store, 'requests', logs.nowMs())).gaps).toMatchObject([gap]);
});

test('following goes on behind a gap without walking into it', async () => {
  const follower = follow();
  admitSpread(50);
  await round(follower);
  admitSpread(1_000, 1);
  await round(follower);
  logs.pass(10_000);
  logs.admit(20);
  expect(await round(follower)).toMatchObject({ calls: 1, added: 20, gap: null });
  logs.pass(10_000);
  logs.admit(20);
  expect(await round(follow())).toMatchObject({ calls: 1, added: 20, gap: null });
});

test('a failed page keeps what was read and moves nothing: the next round reads the rest', async () => {
  const follower = follow();
  admitSpread(50);
  await round(follower);
  const before = await coverageOf(store, 'requests', logs.nowMs());
  admitSpread(130);
  const fails = logs.calls() + 2;
  logs.beforeCall = (nth) => (nth === fails ? overloaded() : null);
  expect(await follower.round(3)).toMatchObject({ kind: 'overloaded' });
  expect((await keptRequests(store)).size).toBe(100);
  expect((await coverageOf(store, 'requests', logs.nowMs())).spans).toEqual(before.spans);
  expect(await round(follower)).toMatchObject({ added: 80, gap: null });
});

test('a failed page before a restart is made up for after it', async () => {
  admitSpread(50);
  const follower = follow();
  await round(follower);
  admitSpread(130);
  const fails = logs.calls() + 2;
  logs.beforeCall = (nth) => (nth === fails ? overloaded() : null);
  await follower.round(3);
  logs.beforeCall = () => null;
  await round(follow());
  expect((await keptRequests(store)).size).toBe(180);
});

test('while nothing happens the covered time goes on, a minute behind', async () => {
  const follower = follow();
  logs.admit(1);
  await round(follower);
  logs.pass(10 * 60_000);
  expect(await round(follower)).toMatchObject({ calls: 1, added: 0 });
  const { spans } = await coverageOf(store, 'requests', logs.nowMs());
  expect(spans.at(-1)?.toMs).toBe(logs.nowMs() - 60_000);
});

test('a node whose clock is an hour ahead does not hide what the others admit', async () => {
  const follower = follow();
  admitSpread(20);
  logs.admit(1, { ageMs: -3_600_000 });
  await round(follower);
  logs.pass(10_000);
  admitSpread(20);
  expect(await round(follower)).toMatchObject({ calls: 1, added: 20 });
  logs.pass(10_000);
  admitSpread(20);
  expect(await round(follow())).toMatchObject({ added: 20 });
});

test('this machine being an hour behind costs neither rows nor calls', async () => {
  const behind = () => logs.nowMs() - 3_600_000;
  const follower = createLogFollower({ lane: requestLane(logs.source, store), store, nowMs: behind });
  admitSpread(120);
  await round(follower);
  for (let nth = 0; nth < 5; nth += 1) {
    logs.pass(60_000);
    admitSpread(40);
    expect(await round(follower)).toMatchObject({ calls: 1, added: 40, gap: null });
  }
});

test('this machine being half a minute ahead costs neither rows nor calls', async () => {
  const ahead = () => logs.nowMs() + 30_000;
  const follower = createLogFollower({ lane: requestLane(logs.source, store), store, nowMs: ahead });
  admitSpread(10);
  await round(follower);
  logs.pass(600_000);
  await round(follower);
  admitSpread(40);
  expect(await round(follower)).toMatchObject({ calls: 1, added: 40, gap: null });
});

test('rows that cannot be read hold nothing up: a second call at most, and they are told', async () => {
  admitSpread(120);
  await round(follow());
  const follower = follow();
  admitSpread(30);
  const odd = logs.requests().slice(-3);
  logs.simulator.control.world.update((world) => ({
    ...world,
    requests: logs.requests().map((row) => (odd.includes(row) ? { ...row, id: `odd-${row.id}` } : row)),
  }));
  expect(await round(follower)).toMatchObject({ calls: 2, added: 27, unreadable: 3, gap: null });
  expect(await round(follower)).toMatchObject({ calls: 2, added: 0, unreadable: 3, gap: null });
});
