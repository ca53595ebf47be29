import { describe, expect, it } from 'vitest';
import { fieldTime, fromFieldTime, rowTime } from './zone.ts';

const AT_MS = Date.UTC(2026, 0, 15, 10, 5, 23);

describe('a time in a row', () => {
  it('has its seconds, and its day only where that is not today', () => {
    expect(rowTime(AT_MS, AT_MS + 60_000, 'utc')).toBe('10:05:23');
    expect(rowTime(AT_MS, AT_MS + 86_400_000, 'utc')).toBe('01-15 10:05:23');
  });
});

describe('a field for a moment', () => {
  it.each(['utc', 'local'] as const)('gives back on the %s clock what was put in, to the minute', (zone) => {
    expect(fromFieldTime(fieldTime(AT_MS, zone), zone)).toBe(AT_MS - 23_000);
  });

  it('is no moment while it is empty or half typed', () => {
    expect(fromFieldTime('', 'utc')).toBeNull();
    expect(fromFieldTime('2026-01-', 'utc')).toBeNull();
  });
});
