import { expect, test } from 'vitest';
import { network, sourceOver, toolResult, type WireCall } from './test/double.ts';

const FROM_MS = Date.UTC(2026, 0, 15, 10, 0, 0, 123);

function row(nth: number) {
  return {
    id: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
    pool_id: '00000000-0000-4000-8000-000000000010',
    status: 'succeeded',
    retry_count: 0,
    admitted_at: '2026-01-15T10:00:00Z',
  };
}

/** A Pooler whose logs answer with these items. */
function logsOf(items: readonly unknown[], total: number) {
  const { fetch, calls } = network('modern', (call: WireCall) =>
    toolResult(call, { items, total, limit: 50, offset: call.args.offset, nextOffset: null }),
  );
  const asked = () => calls.filter((call) => call.tool !== null).map(({ tool, args }) => ({ tool, args }));
  return { source: sourceOver(fetch), asked };
}

test('a range is sent with its last millisecond to the end, for the server compares in microseconds', async () => {
  const { source, asked } = logsOf([], 0);
  await source.readRequestPage({ fromMs: FROM_MS, toMs: FROM_MS + 1 }, 50);
  await source.readRequestPage({ fromMs: FROM_MS, toMs: null }, 0, 'in_progress');
  await source.readAuditPage({ fromMs: FROM_MS, toMs: null }, 0);
  const date_from = '2026-01-15T10:00:00.123Z';
  expect(asked()).toEqual([
    {
      tool: 'codex_pooler_list_request_logs',
      args: { date_from, date_to: '2026-01-15T10:00:00.124999Z', limit: 50, offset: 50 },
    },
    {
      tool: 'codex_pooler_list_request_logs',
      args: { date_from, limit: 50, offset: 0, status: 'in_progress' },
    },
    { tool: 'codex_pooler_list_audit_logs', args: { date_from, limit: 50, offset: 0 } },
  ]);
});

test('the next page is counted from the total, not taken from the server', async () => {
  const more = logsOf([row(1), row(2)], 3);
  const range = { fromMs: FROM_MS, toMs: null };
  expect(await more.source.readRequestPage(range, 0)).toMatchObject({ value: { total: 3, nextOffset: 2 } });
  expect(await more.source.readRequestPage(range, 1)).toMatchObject({ value: { nextOffset: null } });
  const beyond = logsOf([], 3);
  expect(await beyond.source.readRequestPage(range, 1)).toMatchObject({ value: { nextOffset: null } });
});

test('rows that cannot be read are counted and the others stay', async () => {
  const { source } = logsOf([row(1), { ...row(2), admitted_at: 'yesterday' }, null], 3);
  expect(await source.readRequestPage({ fromMs: FROM_MS, toMs: null }, 0)).toMatchObject({
    kind: 'ok',
    value: { rows: [{ id: row(1).id }], unreadable: 2, total: 3, nextOffset: null },
  });
});

test('a page of which nothing can be read is malformed', async () => {
  const { source } = logsOf([{ id: 'x' }], 1);
  expect(await source.readRequestPage({ fromMs: FROM_MS, toMs: null }, 0)).toMatchObject({
    kind: 'malformed',
    detail: expect.stringContaining('list_request_logs'),
  });
  expect((await source.readAuditPage({ fromMs: FROM_MS, toMs: null }, 0)).kind).toBe('malformed');
});

test.each([
  ['no total', { items: [] }],
  ['no items', { total: 3 }],
  ['a total in words', { items: [], total: 'three' }],
  ['items that are no list', { items: {}, total: 0 }],
  ['nothing', null],
])('a page with %s is malformed', async (_name, content) => {
  const source = sourceOver(network('modern', (call) => toolResult(call, content)).fetch);
  expect((await source.readRequestPage({ fromMs: FROM_MS, toMs: null }, 0)).kind).toBe('malformed');
  expect((await source.readRequest(row(1).id)).kind).toBe('malformed');
});

test('a detail that is found but cannot be read is malformed, one that is not found is null', async () => {
  const answering = (content: unknown) =>
    sourceOver(network('modern', (call) => toolResult(call, content)).fetch).readRequest(row(1).id);
  expect((await answering({ status: 'ok', item: { ...row(1), debug: {} } })).kind).toBe('malformed');
  expect(await answering({ status: 'not_found', item: null })).toMatchObject({ kind: 'ok', value: null });
  expect(await answering({ status: 'ok', item: { ...row(1), debug: { attempts: [] } } })).toMatchObject({
    value: { row: { id: row(1).id, attemptCount: 0 }, attempts: [], mismatch: false },
  });
});
