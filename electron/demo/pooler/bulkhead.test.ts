import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBulkhead } from './bulkhead.ts';
import { calmSimulator, post, rpc } from './test/simulated.ts';

test('four calls run, eight wait, the thirteenth is refused at once (pooler-contract 13.2)', async () => {
  const simulator = calmSimulator();
  const token = simulator.control.issueToken('owner');
  const release = simulator.control.holdCalls();
  const admitted = Array.from({ length: 12 }, () => simulator.fetch(post(rpc('ping'), token)));
  const thirteenth = await simulator.fetch(post(rpc('ping'), token));
  expect([thirteenth.status, thirteenth.headers.get('retry-after')]).toEqual([503, null]);
  expect(await thirteenth.json()).toEqual({
    jsonrpc: '2.0',
    id: null,
    error: { code: -32000, message: 'MCP route class is temporarily overloaded' },
  });
  const metrics = await (await simulator.fetch(new Request('http://127.0.0.1/metrics'))).text();
  expect(metrics).toContain('codex_pooler_gateway_admission_running{route_class="mcp"} 4\n');
  expect(metrics).toContain('codex_pooler_gateway_admission_queued{route_class="mcp"} 8\n');
  release();
  expect((await Promise.all(admitted)).map(({ status }) => status)).toEqual(Array(12).fill(200));
  expect((await simulator.fetch(post(rpc('ping'), token))).status).toBe(200);
});

test('whoever waits too long is refused and leaves the queue to others', async () => {
  const bulkhead = createBulkhead({ running: 1, queued: 1, queueWaitMs: 20 });
  const leave = await bulkhead.enter();
  expect(await bulkhead.enter()).toBeNull();
  expect(bulkhead.counts()).toMatchObject({ running: 1, queued: 0, timedOut: 1, rejected: 0 });
  const next = bulkhead.enter();
  await sleep(1);
  leave?.();
  expect(await next).not.toBeNull();
  expect(bulkhead.counts()).toMatchObject({ running: 1, dequeued: 1 });
});
