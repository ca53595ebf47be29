import { describe, expect, it } from 'vitest';
import { momentOf } from './moment-text.ts';

const NOW_MS = Date.UTC(2026, 2, 1, 10, 30);

describe('a moment as a person types it', () => {
  it.each([
    ['10:05', '2026-03-01T10:05'],
    ['9:05 utc', '2026-03-01T09:05'],
    ['23:50', '2026-02-28T23:50'],
    ['-15m', '2026-03-01T10:15'],
    [' 2026-02-27 10:05 ', '2026-02-27T10:05'],
    ['2026-02-27T10:05Z', '2026-02-27T10:05'],
  ])('%s is %s', (text, iso) => {
    expect(momentOf(text, NOW_MS)).toBe(Date.parse(`${iso}:00Z`));
  });

  it.each([
    '',
    'now',
    '25:00',
    '10:75',
    '2026-13-01 10:05',
    '2026-02-30 10:05',
    '2026-03-02 10:05',
    '10',
    '15m',
  ])('%s is none that is past', (text) => {
    expect(momentOf(text, NOW_MS)).toBeNull();
  });
});
