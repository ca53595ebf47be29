import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OVERLAP_MS } from '../polling/logs/limits.ts';
import { coverageOf, keptLogs, keptRequests } from '../polling/logs/testing/kept-logs.ts';
import { createPoolerLogs, overloaded, type PoolerLogs } from '../polling/logs/testing/pooler-logs.ts';
import { createLogTasks, type LogTasks } from './log-task.ts';

const SECOND = 1_000;

/** A console at a Pooler: what it was told of each poll, and its tasks by name. */
function consoleAt(logs: PoolerLogs, store: ReturnType<typeof keptLogs>['store'], isIdle = () => true) {
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

let logs: PoolerLogs;
let kept: ReturnType<typeof keptLogs>;
beforeEach(() => {
  logs = createPoolerLogs();
  kept = keptLogs();
});
afterEach(() => kept.dispose());

/** Polls and fills until every request has settled, no gap is left, and all up to a minute ago is covered. */
async function rest({ run }: Console, pooler: PoolerLogs, store: ReturnType<typeof keptLogs>['store']) {
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
async function expectTruth(pooler: PoolerLogs, store: ReturnType<typeof keptLogs>['store']) {
  const { spans, gaps } = await coverageOf(store, 'requests', pooler.nowMs());
  expect(gaps).toEqual([]);
  expect(spans).toHaveLength(1);
  const beginning = spans[0]?.fromMs ?? Number.NaN;
  const truth = pooler.requests().filter(({ admittedAtMs }) => admittedAtMs >= beginning);
  const keptRows = await keptRequests(store);
  for (const { id, status } of truth) expect(keptRows.get(id)).toBe(status);
}

test('follows both logs, says what it read, and finds nothing more to do', async () => {
  const console = consoleAt(logs, kept.store);
  logs.admit(3);
  logs.audit(2);
  expect(await console.run('requests')).toBe('ok');
  expect(await console.run('audit')).toBe('ok');
  expect(console.details).toEqual(['3 requests read', '2 audit events read']);
  const before = logs.calls();
  expect(await console.run('backfill')).toBe('ok');
  expect(logs.calls()).toBe(before);
});

test('an open request is looked at again until it has settled, and then no more', async () => {
  const console = consoleAt(logs, kept.store);
  logs.admit(1, { status: 'in_progress' });
  await console.run('requests');
  // Sixty newer rows push it off the newest page.
  for (let nth = 0; nth < 60; nth += 1) {
    logs.pass(SECOND);
    logs.admit(1);
  }
  await console.run('requests');
  logs.settle(([open]) => open);
  logs.pass(10 * SECOND);
  await console.run('requests');
  await expectTruth(logs, kept.store);
  logs.pass(10 * SECOND);
  const before = logs.calls();
  await console.run('requests');
  expect(logs.calls() - before).toBe(1);
});

test('a request that vanished with its Pool takes its turn and does not hold up the others', async () => {
  const console = consoleAt(logs, kept.store);
  logs.admit(2, { status: 'in_progress' });
  logs.pass(60 * SECOND);
  await console.run('requests');
  logs.simulator.control.world.update((world) => ({ ...world, requests: world.requests?.slice(1) ?? [] }));
  for (let nth = 0; nth < 4; nth += 1) {
    logs.pass(20 * SECOND);
    expect(await console.run('requests')).toBe('ok');
  }
  expect(await kept.store.openRequests(10)).toHaveLength(2);
});

test('under 200 requests a second the gap is recorded, said, and closed when the burst is over', async () => {
  const console = consoleAt(logs, kept.store);
  logs.admit(5);
  await console.run('requests');
  for (let second = 0; second < 30; second += 1) {
    for (let part = 0; part < 20; part += 1) {
      logs.pass(50);
      logs.admit(10);
    }
    if (second % 10 === 9) await console.run('requests');
  }
  const during = await coverageOf(kept.store, 'requests', logs.nowMs());
  const missing = during.gaps.reduce((sum, gap) => sum + (gap.estimatedRows ?? 0), 0);
  expect(during.gaps).toHaveLength(3);
  expect(missing).toBe(6_000 - 3 * 150);
  expect(console.details.at(-1)).toMatch(/150 requests read\. About 1850 requests not fetched/);

  const before = logs.calls();
  await rest(console, logs, kept.store);
  await expectTruth(logs, kept.store);
  expect((await keptRequests(kept.store)).size).toBe(6_005);
  expect(logs.calls() - before).toBeLessThan(missing / 50 + 3 * 2 + 10);
  expect(console.rows).toContain('requests');
});

test('a back-fill leaves the Pooler to everything else', async () => {
  let idle = false;
  const console = consoleAt(logs, kept.store, () => idle);
  logs.admit(10);
  logs.pass(5 * 60 * 60 * SECOND);
  await console.run('requests');
  await console.backfill.start('requests', { fromMs: 0, toMs: logs.nowMs() - 2 * 60 * 60 * SECOND });
  const before = logs.calls();
  await console.run('backfill');
  expect(logs.calls()).toBe(before);
  idle = true;
  await console.run('backfill');
  expect(logs.calls()).toBe(before + 1);
  expect((await keptRequests(kept.store)).size).toBe(10);
});

test('a refused token is one outcome, not several calls', async () => {
  const console = consoleAt(logs, kept.store);
  logs.simulator.control.setFault('unauthorized');
  const before = logs.calls();
  expect(await console.run('requests')).toBe('unauthorized');
  expect(logs.calls() - before).toBeLessThanOrEqual(1);
});

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

test('whatever arrives, settles or fails meanwhile, no request is lost and none doubled', async () => {
  await fc.assert(
    fc.asyncProperty(
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
    ),
    { numRuns: 30, interruptAfterTimeLimit: 40_000 },
  );
}, 120_000);
