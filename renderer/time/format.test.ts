import { describe, expect, it } from 'vitest';
import { bothTimes, durationText, localTime, relativeText } from './format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('durationText', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [MINUTE, '1 min'],
    [HOUR - 1, '59 min'],
    [HOUR, '1 h'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
    [DAY, '1 d'],
    [4 * DAY + 3 * HOUR + 59 * MINUTE, '4 d 3 h'],
  ])('says %i ms in its one or two leading units: %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('never says a negative age when clocks disagree', () => {
    expect(durationText(-5_000)).toBe('0 s');
  });
});

describe('relativeText', () => {
  it('tells past from future and both from now', () => {
    expect(relativeText(0, 12 * MINUTE)).toBe('12 min ago');
    expect(relativeText(2 * HOUR, 0)).toBe('in 2 h');
    expect(relativeText(500, 0)).toBe('now');
  });
});

describe('the reader’s own clock', () => {
  const AT_MS = Date.UTC(2026, 6, 1, 22, 30);
  const TODAY_MS = AT_MS + HOUR;

  it('is told beside UTC where it differs, dated by its own day', () => {
    expect(bothTimes(AT_MS, TODAY_MS, 'Asia/Tokyo')).toBe('22:30 UTC, 07:30 GMT+9');
    expect(localTime(AT_MS, AT_MS + 2 * DAY, 'Asia/Tokyo')).toContain('2 Jul');
  });

  it('is not told again where it shows UTC itself, whatever its name', () => {
    expect(bothTimes(AT_MS, TODAY_MS, 'UTC')).toBe('22:30 UTC');
    expect(localTime(AT_MS, TODAY_MS, 'Atlantic/Reykjavik')).toBeNull();
    expect(localTime(Date.UTC(2026, 0, 5), TODAY_MS, 'Europe/London')).toBeNull();
    expect(localTime(AT_MS, TODAY_MS, 'Europe/London')).toContain('23:30');
  });
});
