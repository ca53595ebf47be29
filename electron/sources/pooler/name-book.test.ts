import { expect, test } from 'vitest';
import { network, sourceOver, toolResult, type WireCall } from './test/double.ts';
import { wirePool } from './test/wire-rows.ts';

const uuid = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const [POOL, TWIN, GONE] = [uuid(1), uuid(2), uuid(3)];

const request = (nth: number, pool_id: string) => ({
  id: uuid(nth),
  pool_id,
  pool_name: 'Example',
  status: 'succeeded',
  retry_count: 0,
  admitted_at: '2026-01-15T10:00:00Z',
});
const event = {
  id: uuid(200),
  occurred_at: '2026-01-15T10:00:00Z',
  action: 'pool.update',
  pool_id: TWIN,
  pool_name: 'Example',
};

function answer(call: WireCall): Response {
  switch (call.tool) {
    case 'codex_pooler_list_pools':
      return toolResult(call, { count: 2, limit: 100, items: [wirePool(POOL), wirePool(TWIN)] });
    case 'codex_pooler_list_request_logs':
      return toolResult(call, {
        total: 3,
        items: [request(100, POOL), request(101, TWIN), request(102, GONE)],
      });
    case 'codex_pooler_list_audit_logs':
      return toolResult(call, { total: 1, items: [event] });
    default:
      throw new Error(`unexpected ${call.tool}`);
  }
}

test('a Pool has in the logs the name it has in the list, also where two bear the same', async () => {
  const source = sourceOver(network('modern', answer).fetch);
  const pools = await source.readPools();
  const page = await source.readRequestPage({ fromMs: 0, toMs: null }, 0);
  const audits = await source.readAuditPage({ fromMs: 0, toMs: null }, 0);
  if (pools.kind !== 'ok' || page.kind !== 'ok' || audits.kind !== 'ok') throw new Error('all can be read');
  const [first, second] = pools.value.items.map(({ label }) => label);
  expect(first).not.toBe(second);
  expect(page.value.rows.map(({ poolLabel }) => poolLabel)).toEqual([first, second, 'Example']);
  expect(audits.value.rows.map(({ poolLabel }) => poolLabel)).toEqual([second]);
});

test('before any list was read a row gives its own name', async () => {
  const source = sourceOver(network('modern', answer).fetch);
  expect(await source.readRequestPage({ fromMs: 0, toMs: null }, 0)).toMatchObject({
    value: { rows: [{ poolLabel: 'Example' }, { poolLabel: 'Example' }, { poolLabel: 'Example' }] },
  });
});
