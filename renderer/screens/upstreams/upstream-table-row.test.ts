import { describe, expect, it } from 'vitest';
import { quotaWindow } from '../../../shared/metadata/testing/records.ts';
import { tightestWindow, usedWords } from './upstream-table-row.ts';

describe('the window that stops an upstream first', () => {
  it('is the one used up most, whatever its length', () => {
    const long = quotaWindow({ usedPercent: 90, windowMinutes: 10_080 });
    expect(tightestWindow([quotaWindow({ usedPercent: 20 }), long])).toBe(long);
  });

  it('is never one that does not tell its share', () => {
    expect(tightestWindow([quotaWindow({ usedPercent: null })])).toBeNull();
    expect(tightestWindow([])).toBeNull();
  });
});

it('names a share with the length of its window', () => {
  expect(usedWords(quotaWindow({ usedPercent: 71.6, windowMinutes: 300 }))).toBe('72 % of 5 h');
  expect(usedWords(quotaWindow({ usedPercent: null, windowMinutes: null }))).toBe('not told');
});
