import { expect, test } from 'vitest';
import { z } from 'zod';
import { countField, idField, optionalField, timeField, wordField } from './fields.ts';

test.each([
  ['2026-01-15T10:00:00Z', Date.UTC(2026, 0, 15, 10)],
  ['2026-01-15T10:00:00.123456Z', Date.UTC(2026, 0, 15, 10, 0, 0, 123)],
  ['2026-01-15T10:00:00.999999Z', Date.UTC(2026, 0, 15, 10, 0, 0, 999)],
  ['2026-01-15T10:00:00.5Z', Date.UTC(2026, 0, 15, 10, 0, 0, 500)],
])('%s is a time', (text, timeMs) => {
  expect(timeField.parse(text)).toBe(timeMs);
});

test.each([
  '2026-01-15T10:00:00',
  '2026-01-15T10:00:00+02:00',
  '2026-13-15T10:00:00Z',
  '2026-01-15',
  '2026-01-15T10:00:00Z someone@example.com',
  '',
  {},
  1_768_471_200,
  null,
])('%j is no time', (value) => {
  expect(timeField.safeParse(value).success).toBe(false);
});

test('ids are lower-case UUIDs and nothing else', () => {
  expect(idField.safeParse('00000000-0000-4000-8000-000000000020').success).toBe(true);
  for (const text of ['someone@example.com', '00000000-0000-4000-8000-00000000002', 'upstream-1', '']) {
    expect(idField.safeParse(text).success).toBe(false);
  }
});

test('words are words: no sentence, address, e-mail or capital', () => {
  for (const word of ['active', 'refresh_failed', 'brand_new_state', 'team-plus', '5h']) {
    expect(wordField.safeParse(word).success).toBe(true);
  }
  for (const text of [
    'two words',
    'a@example.com',
    '192.0.2.7',
    'host.example',
    'Active',
    '',
    'x'.repeat(65),
  ]) {
    expect(wordField.safeParse(text).success).toBe(false);
  }
});

test('POOLER-T8: absent, null and of another type all mean not known', () => {
  const row = z.object({ at: optionalField(timeField), count: optionalField(countField) });
  expect(row.parse({})).toEqual({ at: null, count: null });
  expect(row.parse({ at: null, count: null })).toEqual({ at: null, count: null });
  expect(row.parse({ at: {}, count: '3' })).toEqual({ at: null, count: null });
  expect(row.parse({ at: '1970-01-01T00:00:01Z', count: 0 })).toEqual({ at: 1000, count: 0 });
});
