import { expect, test } from 'vitest';
import { sanitized } from './metadata-sanitizer.ts';

test.each([
  ['an e-mail', 'written to a.b@example.com'],
  ['an IPv4 address', '198.51.100.7'],
  ['an IPv6 address', '2001:db8::7'],
  ['a URL', 'https://pooler.example.com/x'],
  ['a bearer', 'Bearer abc'],
  ['a Pool API key prefix', 'sk-cxp-0a1b2c3d4e5f'],
])('%s is redacted at every level', (_name, value) => {
  expect(sanitized({ a: value, b: { c: [value] } })).toEqual({ a: '[REDACTED]', b: { c: ['[REDACTED]'] } });
});

test('times, words and numbers stay', () => {
  const kept = { at: '2026-01-15T10:00:00.000000Z', word: 'bearer', count: 3, flag: true, none: null };
  expect(sanitized(kept)).toEqual(kept);
});

test('keys that name content or credentials are dropped, the one recorded exception is not', () => {
  expect(sanitized({ prompt_text: 'x', Cookie: 'y', before: {}, nested: { api_key_id: 'z' } })).toEqual({
    nested: {},
  });
  const preview = { token_refresh_reason_code_preview: 'refresh_token_revoked' };
  expect(sanitized(preview)).toEqual(preview);
});

test('20 keys, 10 items and 200 characters are the most', () => {
  const keys = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`k${index + 10}`, index]));
  expect(Object.keys(sanitized(keys))).toHaveLength(20);
  expect(sanitized({ list: Array.from({ length: 12 }, (_, index) => index) }).list).toHaveLength(10);
  expect(sanitized({ text: 'x'.repeat(300) }).text).toHaveLength(200);
});
