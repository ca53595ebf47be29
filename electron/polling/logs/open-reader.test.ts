import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogStore } from '../../store/log-contract.ts';
import { createLogFollower } from './log-follower.ts';
import { requestLane } from './log-lane.ts';
import { createOpenReader } from './open-reader.ts';
import { keptLogs, keptRequests } from './testing/kept-logs.ts';
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

const openReader = () => createOpenReader(logs.source, store, logs.nowMs);

/** Keeps all that is there, as the newest rows are followed. */
async function followed(): Promise<void> {
  await createLogFollower({ lane: requestLane(logs.source, store), store, nowMs: logs.nowMs }).round(3);
}

const openCount = async () => (await store.openRequests(500)).length;

test('nothing open costs no call', async () => {
  logs.admit(3);
  await followed();
  const before = logs.calls();
  expect(await openReader().round(3)).toBeNull();
  expect(logs.calls()).toBe(before);
});

test('neighbours that have settled cost one call together', async () => {
  for (let nth = 0; nth < 30; nth += 1) {
    logs.pass(100);
    logs.admit(1, { status: nth % 2 === 0 ? 'in_progress' : 'succeeded' });
  }
  await followed();
  expect(await openCount()).toBe(15);
  for (let nth = 0; nth < 15; nth += 1) logs.settle(([open]) => open);
  logs.pass(10_000);
  const before = logs.calls();
  const outcome = await openReader().round(1);
  expect(logs.calls() - before).toBe(1);
  expect(outcome?.kind).toBe('ok');
  expect(await openCount()).toBe(0);
});

test('the room of a round is kept, and the rest has its turn in the next', async () => {
  for (let nth = 0; nth < 5; nth += 1) {
    logs.admit(1, { status: 'in_progress' });
    logs.pass(60_000);
  }
  await followed();
  while (logs.requests().some(({ completedAtMs }) => completedAtMs === null)) logs.settle(([open]) => open);
  const reader = openReader();
  for (const left of [3, 1, 0]) {
    logs.pass(60_000);
    const before = logs.calls();
    await reader.round(2);
    expect(logs.calls() - before).toBeLessThanOrEqual(2);
    expect(await openCount()).toBe(left);
  }
});

test('of many that hang, those that ended are found among them', async () => {
  for (let nth = 0; nth < 40; nth += 1) {
    logs.admit(1, { status: nth % 2 === 0 ? 'accepted' : 'in_progress' });
    logs.pass(30_000);
  }
  await followed();
  logs.settle((open) => open[7]);
  logs.settle((open) => open[20]);
  const reader = openReader();
  let calls = 0;
  for (let round = 0; round < 20 && (await openCount()) > 38; round += 1) {
    logs.pass(150_000);
    const before = logs.calls();
    await reader.round(3);
    calls += logs.calls() - before;
  }
  expect(await openCount()).toBe(38);
  expect(calls).toBeLessThan(40);
});

test('a failed call keeps what was read before it and is told', async () => {
  for (let nth = 0; nth < 3; nth += 1) {
    logs.admit(1, { status: 'in_progress' });
    logs.pass(60_000);
  }
  await followed();
  while (logs.requests().some(({ completedAtMs }) => completedAtMs === null)) logs.settle(([open]) => open);
  logs.pass(60_000);
  const fails = logs.calls() + 2;
  logs.beforeCall = (nth) => (nth === fails ? overloaded() : null);
  expect(await openReader().round(3)).toMatchObject({ kind: 'overloaded' });
  expect(await openCount()).toBe(2);
  expect((await keptRequests(store)).size).toBe(3);
});
