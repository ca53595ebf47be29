import { expect, test } from 'vitest';
import { quotaAccountOf, quotaRow } from './quota-row.ts';

const WINDOW = {
  quota_kind: 'account_primary',
  quota_scope: 'account',
  model: null,
  upstream_model: null,
  window_minutes: 300,
  used_percent: 42.5,
  reset_at: '2026-01-15T12:00:00Z',
  observed_at: '2026-01-15T09:59:00Z',
  freshness_status: 'fresh',
  routing_usable: true,
  routing_unusable_reason: null,
};

function read(windows: unknown[], isPublishable: (text: string) => boolean = () => true) {
  const row = quotaRow.parse({
    id: '00000000-0000-4000-8000-000000000020',
    quota_summary: {
      window_count: windows.length,
      truncated: false,
      freshness_status: 'fresh',
      routing_usable: true,
    },
    quota_windows: windows,
  });
  return quotaAccountOf(row, isPublishable);
}

test('a window is read field by field', () => {
  const { account, unreadable } = read([WINDOW]);
  expect(unreadable).toBe(0);
  expect(account.windows).toEqual([
    {
      kind: 'account_primary',
      scope: 'account',
      model: null,
      windowMinutes: 300,
      usedPercent: 42.5,
      resetAtMs: Date.UTC(2026, 0, 15, 12),
      observedAtMs: Date.UTC(2026, 0, 15, 9, 59),
      freshness: 'fresh',
      routingUsable: true,
      unusableReason: null,
    },
  ]);
});

test('a window that cannot be read is counted and left out, the others stay', () => {
  const { account, unreadable } = read([WINDOW, { ...WINDOW, routing_usable: null }, 'window', WINDOW]);
  expect(account.windows).toHaveLength(2);
  expect(account.windowCount).toBe(4);
  expect(unreadable).toBe(2);
});

test('unknown stays unknown: freshness without a word, a percent without a number', () => {
  const { account } = read([{ ...WINDOW, freshness_status: null, used_percent: 'many' }]);
  expect(account.windows[0]).toMatchObject({ freshness: 'unknown', usedPercent: null });
});

test('more than 100 percent is kept as reported', () => {
  expect(read([{ ...WINDOW, used_percent: 130 }]).account.windows[0]?.usedPercent).toBe(130);
});

test("a model's name is kept if the policy passes it, the provider's name where there is no other", () => {
  const modelOf = (fields: object, pass = true) =>
    read([{ ...WINDOW, ...fields }], () => pass).account.windows[0]?.model;
  expect(modelOf({ model: 'example-model' })).toBe('example-model');
  expect(modelOf({ upstream_model: 'upstream-model' })).toBe('upstream-model');
  expect(modelOf({ model: 'example-model' }, false)).toBeNull();
  expect(modelOf({ model: 'a@example.com' })).toBeNull();
});
