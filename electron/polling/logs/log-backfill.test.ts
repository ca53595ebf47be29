import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogStore } from '../../store/log-contract.ts';
import { COOL_DOWN_MS, NEW_PAGES_PER_ROUND } from './limits.ts';
import { createLogBackfill, type LogBackfill } from './log-backfill.ts';
import { createLogFollower } from './log-follower.ts';
import { requestLane } from './log-lane.ts';
import { coverageOf, keptLogs, keptRequests } from './testing/kept-logs.ts';
import { createPoolerLogs, overloaded, type PoolerLogs } from './testing/pooler-logs.ts';

const HOUR_MS = 60 * 60_000;

let logs: PoolerLogs;
let kept: ReturnType<typeof keptLogs>;
let store: LogStore;
beforeEach(() => {
  logs = createPoolerLogs();
  kept = keptLogs();
  store = kept.store;
});
afterEach(() => kept.dispose());

const backfillOf = (): LogBackfill =>
  createLogBackfill({ lane: requestLane(logs.source, store), store, nowMs: logs.nowMs });
const coverage = () => coverageOf(store, 'requests', logs.nowMs());
const state = async () => (await coverage()).backfill;

async function stepUntilDone(backfill: LogBackfill): Promise<number> {
  for (let steps = 0; steps < 200; steps += 1) if (!(await backfill.step())) return steps;
  throw new Error('it never ends');
}

/** An old hour with this many rows, and a new one that is followed. */
async function withOldHour(count: number): Promise<{ fromMs: number; toMs: number }> {
  const fromMs = logs.nowMs();
  for (let nth = 0; nth < count; nth += 1) {
    logs.pass(1_000);
    logs.admit(1);
  }
  const toMs = logs.nowMs();
  logs.pass(5 * HOUR_MS);
  logs.admit(10);
  const follower = createLogFollower({ lane: requestLane(logs.source, store), store, nowMs: logs.nowMs });
  await follower.round(NEW_PAGES_PER_ROUND);
  return { fromMs, toMs };
}

test('reads an asked-for span newest first, one page a step, and says how far it is', async () => {
  const span = await withOldHour(130);
  const backfill = backfillOf();
  await backfill.start(span);
  expect(await state()).toMatchObject({ ...span, state: 'running', cursorMs: span.toMs, rowsRead: 0 });
  const before = logs.calls();
  expect(await backfill.step()).toBe(true);
  expect(logs.calls() - before).toBe(1);
  expect(await state()).toMatchObject({
    state: 'running',
    rowsRead: 50,
    estimatedRows: 130,
    cursorMs: span.toMs - 49_000,
  });
  await stepUntilDone(backfill);
  expect(logs.calls() - before).toBe(3);
  expect(await state()).toMatchObject({ state: 'done', rowsRead: 130, note: null });
  expect((await keptRequests(store)).size).toBe(140);
  expect((await coverage()).spans).toContainEqual(span);
});

test('what is covered already is not read again', async () => {
  const span = await withOldHour(130);
  const backfill = backfillOf();
  await backfill.start({ fromMs: span.fromMs + 40_000, toMs: span.toMs - 40_000 });
  await stepUntilDone(backfill);
  await backfill.start(span);
  const before = logs.calls();
  await stepUntilDone(backfill);
  expect(logs.calls() - before).toBe(2);
  expect((await keptRequests(store)).size).toBe(140);
});

test('fills a gap by itself and closes it', async () => {
  await withOldHour(0);
  const follower = createLogFollower({ lane: requestLane(logs.source, store), store, nowMs: logs.nowMs });
  await follower.round(NEW_PAGES_PER_ROUND);
  for (let nth = 0; nth < 400; nth += 1) {
    logs.pass(100);
    logs.admit(2);
  }
  await follower.round(NEW_PAGES_PER_ROUND);
  expect((await coverage()).gaps).toMatchObject([{ estimatedRows: 650 }]);
  const before = logs.calls();
  const backfill = backfillOf();
  expect(await backfill.step()).toBe(false);
  // Its youngest rows may still be on their way for a minute.
  logs.pass(60_000);
  await stepUntilDone(backfill);
  expect(logs.calls() - before).toBeLessThanOrEqual(Math.ceil(650 / 50) + 1);
  expect((await coverage()).gaps).toEqual([]);
  expect((await keptRequests(store)).size).toBe(810);
});

test('stops on an overloaded server with a note, and goes on a minute later', async () => {
  const span = await withOldHour(130);
  const backfill = backfillOf();
  await backfill.start(span);
  logs.beforeCall = () => overloaded();
  await backfill.step();
  expect(await state()).toMatchObject({
    state: 'paused',
    note: expect.stringMatching(/places of the Pooler are taken.*goes on by itself/),
  });
  logs.beforeCall = () => null;
  const before = logs.calls();
  expect(await backfill.step()).toBe(false);
  logs.pass(COOL_DOWN_MS - 1);
  expect(await backfill.step()).toBe(false);
  expect(logs.calls()).toBe(before);
  logs.pass(1);
  expect(await backfill.step()).toBe(true);
  expect(await state()).toMatchObject({ state: 'running', note: null, rowsRead: 50 });
});

test('waits for the operator where the token is refused', async () => {
  const span = await withOldHour(130);
  const backfill = backfillOf();
  await backfill.start(span);
  logs.simulator.control.setFault('unauthorized');
  await backfill.step();
  logs.simulator.control.setFault('none');
  logs.pass(10 * COOL_DOWN_MS);
  expect(await backfill.step()).toBe(false);
  expect(await state()).toMatchObject({ state: 'paused', note: expect.stringContaining('until you resume') });
  await backfill.resume();
  expect(await backfill.step()).toBe(true);
});

test('pauses and resumes at the word of the operator, also after a restart', async () => {
  const span = await withOldHour(130);
  const backfill = backfillOf();
  await backfill.start(span);
  await backfill.step();
  await backfill.pause();
  expect(await state()).toMatchObject({ state: 'paused', note: null, rowsRead: 50 });
  logs.pass(10 * COOL_DOWN_MS);
  const restarted = backfillOf();
  expect(await restarted.step()).toBe(false);
  await restarted.resume();
  await stepUntilDone(restarted);
  expect(await state()).toMatchObject({ state: 'done' });
  expect((await keptRequests(store)).size).toBe(140);
});

test('goes on by itself after a restart, where the last page ended', async () => {
  const span = await withOldHour(130);
  const first = backfillOf();
  await first.start(span);
  await first.step();
  const before = logs.calls();
  await stepUntilDone(backfillOf());
  expect(logs.calls() - before).toBe(2);
  expect((await keptRequests(store)).size).toBe(140);
});

test('cancelling keeps what was read and does not begin again by itself', async () => {
  const span = await withOldHour(130);
  await store.recordRequests({
    rows: [],
    observedAtMs: logs.nowMs(),
    covers: null,
    gap: { ...span, estimatedRows: 130 },
    backfill: null,
  });
  const backfill = backfillOf();
  await backfill.step();
  await backfill.cancel();
  expect(await backfill.step()).toBe(false);
  expect(await state()).toMatchObject({
    state: 'done',
    rowsRead: 50,
    note: expect.stringContaining('Cancelled'),
  });
  expect((await keptRequests(store)).size).toBe(60);
  expect((await coverage()).gaps).toHaveLength(1);
});

test('a second back-fill of the same log is refused, and so is a verb without one', async () => {
  const span = await withOldHour(130);
  const backfill = backfillOf();
  await expect(backfill.pause()).rejects.toThrow('No back-fill');
  await expect(backfill.start({ fromMs: 2, toMs: 1 })).rejects.toThrow('ends before it begins');
  await backfill.start(span);
  await expect(backfill.start(span)).rejects.toThrow('cancel it first');
  await backfill.cancel();
  await backfill.start(span);
  expect(await state()).toMatchObject({ state: 'running', rowsRead: 0 });
});

test("the filling of a gap gives way to the operator's own span", async () => {
  const span = await withOldHour(130);
  const gap = { fromMs: span.fromMs, toMs: span.toMs - 60_000, estimatedRows: 70 };
  const noticed = { rows: [], observedAtMs: logs.nowMs(), covers: null, gap, backfill: null };
  await store.recordRequests(noticed);
  const backfill = backfillOf();
  await backfill.step();
  const own = { fromMs: span.toMs - 30_000, toMs: span.toMs };
  await backfill.start(own);
  expect(await state()).toMatchObject(own);
  await stepUntilDone(backfill);
  expect((await coverage()).gaps).toEqual([]);
});

test('rows that cannot be read do not hold it up, and are told at the end', async () => {
  const span = await withOldHour(130);
  const backfill = backfillOf();
  await backfill.start(span);
  logs.simulator.control.world.update((world) => ({
    ...world,
    // Ids in a form of a newer server.
    requests:
      world.requests?.map((row, nth) => (nth % 40 === 7 ? { ...row, id: `odd-${row.id}` } : row)) ?? [],
  }));
  await stepUntilDone(backfill);
  expect(await state()).toMatchObject({
    state: 'done',
    note: expect.stringMatching(/^\d rows could not be read/),
  });
});
