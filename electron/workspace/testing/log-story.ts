import fc from 'fast-check';
import { expect } from 'vitest';
import { OVERLAP_MS } from '../../polling/logs/limits.ts';
import { coverageOf, keptLogs, keptRequests } from '../../polling/logs/testing/kept-logs.ts';
import { createPoolerLogs, overloaded, type PoolerLogs } from '../../polling/logs/testing/pooler-logs.ts';
import type { LogStore } from '../../store/log-contract.ts';
import { createLogTasks, type LogTasks } from '../log-task.ts';

const SECOND = 1_000;

/** A console at a Pooler: what it was told of each poll, and its tasks by name. */
export function consoleAt(logs: PoolerLogs, store: LogStore, isIdle = () => true) {
  const details: string[] = [];
  const rows: string[] = [];
  const { tasks, backfill }: LogTasks = createLogTasks({
    pooler: logs.source,
    store,
    budget: { run: (call) => call(), isIdle },
    async keep(_source, outcome, _batches, okDetail) {
      details.push(outcome.kind === 'ok' ? okDetail : outcome.detail);
      return outcome.kind;
    },
    nowMs: logs.nowMs,
    onRows: (log) => rows.push(log),
  });
  const run = async (id: string) => {
    const task = tasks.find((one) => one.id === id);
    if (task === undefined) throw new Error(`no task ${id}`);
    return task.run();
  };
  return { run, backfill, details, rows };
}
type Console = ReturnType<typeof consoleAt>;

/** Polls and fills until every request has settled, no gap is left, and all up to a minute ago is covered. */
export async function rest({ run }: Console, pooler: PoolerLogs, store: LogStore) {
  for (let round = 0; round < 60; round += 1) {
    pooler.pass(OVERLAP_MS);
    await run('requests');
    await run('audit');
    for (let step = 0; step < 40; step += 1) await run('backfill');
    const { gaps, spans } = await coverageOf(store, 'requests', pooler.nowMs());
    const open = await store.openRequests(1);
    const covered = (spans.at(-1)?.toMs ?? 0) >= pooler.nowMs() - OVERLAP_MS;
    if (covered && gaps.length === 0 && open.length === 0) return;
  }
}

/** Every request since the beginning of the history is kept, once and as it ended. */
export async function expectTruth(pooler: PoolerLogs, store: LogStore) {
  const { spans, gaps } = await coverageOf(store, 'requests', pooler.nowMs());
  expect(gaps).toEqual([]);
  expect(spans).toHaveLength(1);
  const beginning = spans[0]?.fromMs ?? Number.NaN;
  const truth = pooler.requests().filter(({ admittedAtMs }) => admittedAtMs >= beginning);
  const keptRows = await keptRequests(store);
  for (const { id, status } of truth) expect(keptRows.get(id)).toBe(status);
}

type Deed =
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'admit'; readonly count: number; readonly lateMs: number; readonly open: boolean }
  | { readonly kind: 'settle'; readonly nth: number }
  | { readonly kind: 'poll' | 'fill' | 'restart' };

function admission(count: fc.Arbitrary<number>, open: fc.Arbitrary<boolean>): fc.Arbitrary<Deed> {
  // What a slow transaction or a second node's clock delays shows up to four seconds late.
  const lateMs = fc.integer({ min: 0, max: 4_000 });
  return fc.record({ kind: fc.constant('admit' as const), count, lateMs, open });
}

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  },
  { weight: 4, arbitrary: admission(fc.integer({ min: 1, max: 40 }), fc.boolean()) },
  { weight: 2, arbitrary: admission(fc.integer({ min: 100, max: 400 }), fc.constant(false)) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('settle' as const), nth: fc.nat(1_000) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('poll' as const, 'fill' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

/** What happens at the Pooler in the middle of a call. */
type Meanwhile = 'nothing' | 'admit' | 'settle' | 'overload' | 'cut';
const meanwhile = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Meanwhile>('nothing') },
    { weight: 3, arbitrary: fc.constantFrom<Meanwhile>('admit', 'settle') },
    { weight: 2, arbitrary: fc.constantFrom<Meanwhile>('overload', 'cut') },
  ),
  { maxLength: 30 },
);

function settleNth(pooler: PoolerLogs, nth: number): void {
  pooler.settle((open) => open[nth % Math.max(open.length, 1)]);
}

function interfere(pooler: PoolerLogs, what: Meanwhile): Response | null {
  switch (what) {
    case 'admit':
      pooler.pass(3);
      pooler.admit(5, { status: 'in_progress' });
      return null;
    case 'settle':
      settleNth(pooler, 3);
      return null;
    case 'overload':
      return overloaded();
    case 'cut':
      return new Response('<html>', { status: 502 });
    case 'nothing':
      return null;
  }
}

/** Tells a story of arrivals, late ends, failures and restarts, lets it come to rest, and compares with the truth. */
export const noRequestIsLost = fc.asyncProperty(
  fc.array(deeds, { minLength: 5, maxLength: 25 }),
  meanwhile,
  async (story, interruptions) => {
    const pooler = createPoolerLogs();
    const held = keptLogs();
    try {
      let console = consoleAt(pooler, held.store);
      const left = [...interruptions];
      pooler.beforeCall = () => interfere(pooler, left.shift() ?? 'nothing');
      for (const deed of story) {
        if (deed.kind === 'pass') pooler.pass(deed.seconds * SECOND);
        else if (deed.kind === 'admit') {
          pooler.pass(1);
          pooler.admit(deed.count, {
            ageMs: deed.lateMs,
            status: deed.open ? 'in_progress' : 'succeeded',
          });
        } else if (deed.kind === 'settle') settleNth(pooler, deed.nth);
        else if (deed.kind === 'restart') console = consoleAt(pooler, held.store);
        else await console.run(deed.kind === 'poll' ? 'requests' : 'backfill');
      }
      pooler.beforeCall = () => null;
      while (pooler.requests().some(({ completedAtMs }) => completedAtMs === null)) settleNth(pooler, 0);
      pooler.admit(1);
      await rest(console, pooler, held.store);
      await expectTruth(pooler, held.store);
    } finally {
      held.dispose();
    }
  },
);
