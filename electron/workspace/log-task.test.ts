import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coverageOf, keptLogs, keptRequests } from '../polling/logs/testing/kept-logs.ts';
import { createPoolerLogs, type PoolerLogs } from '../polling/logs/testing/pooler-logs.ts';
import { consoleAt, expectTruth, noRequestIsLost, rest } from './testing/log-story.ts';

const SECOND = 1_000;

let logs: PoolerLogs;
let kept: ReturnType<typeof keptLogs>;
beforeEach(() => {
  logs = createPoolerLogs();
  kept = keptLogs();
});
afterEach(() => kept.dispose());

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
  expect(console.details.at(-1)).toMatch(
    /^150 requests read\. About 1,850 requests between 10:00Z and 10:00Z not fetched yet$/,
  );

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

test.each([
  'html 502',
  'wrong types',
  'endless body',
  'overloaded',
  'database down',
  'cut connection',
] as const)(
  'while the Pooler answers with "%s" all that was kept stays, and the next round goes on',
  async (fault) => {
    const console = consoleAt(logs, kept.store);
    logs.admit(30);
    logs.audit(3);
    await console.run('requests');
    await console.run('audit');
    const before = await kept.store.logCoverage(logs.nowMs());
    logs.pass(20 * SECOND);
    logs.admit(10);
    logs.simulator.control.setFault(fault);
    expect(await console.run('requests')).not.toBe('ok');
    expect(await console.run('audit')).not.toBe('ok');
    expect(console.details.at(-1)).toMatch(/^[A-Z].{20,220}\.$/);
    expect(await kept.store.logCoverage(logs.nowMs())).toEqual(before);
    logs.simulator.control.setFault('none');
    expect(await console.run('requests')).toBe('ok');
    expect((await keptRequests(kept.store)).size).toBe(40);
  },
);

test('whatever arrives, settles or fails meanwhile, no request is lost and none doubled', async () => {
  await fc.assert(noRequestIsLost, { numRuns: 20, endOnFailure: true });
}, 60_000);
