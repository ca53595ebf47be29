import { describe, expect, it } from 'vitest';
import type { BudgetResult } from '../../../shared/slo/budget-result.ts';
import {
  budgetText,
  burnText,
  coverageText,
  failuresLeftText,
  hourlyBurn,
  isBurning,
  knownText,
} from './figure-words.ts';

function budget(failures: number, change: Partial<BudgetResult> = {}): BudgetResult {
  return {
    id: 'availability.extract',
    target: 0.999,
    spend: {
      total: 1_000_000,
      failures,
      allowed: 1_000,
      used: failures / 1_000,
      requestsLeft: 1_000 - failures,
      minutesLeft: 43.2 * (1 - failures / 1_000),
      coverage: 1,
    },
    rates: [],
    alerts: [],
    projection: 'Said elsewhere.',
    ...change,
  };
}

describe('coverageText', () => {
  it('says how much of the window has data in the window’s own unit', () => {
    expect(coverageText(0.1, '30d')).toBe('3 of 30 days');
    expect(coverageText(0.93, '30d')).toBe('27.9 of 30 days');
    expect(coverageText(1, '5m')).toBe('5 of 5 min');
    expect(coverageText(1, '1h')).toBe('1 of 1 hour');
    expect(coverageText(0.5, '1d')).toBe('0.5 of 1 day');
  });

  it('never rounds a hole away', () => {
    expect(coverageText(0.9999, '30d')).toBe('29.9 of 30 days');
    expect(coverageText(0.9999, 'a month')).toBe('99 %');
  });

  it('has no text for an unknown coverage', () => {
    expect(coverageText(null, '30d')).toBeNull();
  });
});

describe('knownText', () => {
  it('does not repeat a value that was counted', () => {
    expect(knownText({ interval: { low: 0.999, high: 0.999 }, unit: 'ratio' })).toBe('counted exactly');
    expect(knownText({ interval: { low: 0.025, high: 0.05 }, unit: 'seconds' })).toBe('25 ms to 50 ms');
    expect(knownText({ interval: null, unit: 'ratio' })).toBeNull();
  });
});

describe('words of a budget', () => {
  it('say what is left, rounded down', () => {
    expect(budgetText(budget(312))).toBe('68 % left');
    expect(budgetText(budget(999.9))).toBe('0 % left');
    expect(failuresLeftText(budget(312))).toBe('688 failures left');
  });

  it('say by how much it is overspent', () => {
    expect(budgetText(budget(1_400))).toBe('spent 1.4 times');
    expect(failuresLeftText(budget(1_400))).toBe('400 failures over');
  });

  it('have no figure where nothing is counted', () => {
    const uncounted = budget(0, { spend: null });
    expect([budgetText(uncounted), failuresLeftText(uncounted), burnText(null)]).toEqual([null, null, null]);
  });
});

describe('burn', () => {
  const alert = {
    factor: 14.4,
    long: '1h',
    short: '5m',
    budgetUsed: 0.02,
    action: 'page',
    source: 'Said elsewhere',
    longRate: 20,
    shortRate: 20,
    complete: true,
    why: 'Because.',
  } as const;

  it('is what an alert that holds says, not one without data', () => {
    expect(isBurning(budget(0, { alerts: [{ ...alert, condition: 'true' }] }))).toBe(true);
    expect(isBurning(budget(0, { alerts: [{ ...alert, condition: 'no data' }] }))).toBe(false);
  });

  it('goes by the last hour', () => {
    const rates = [
      { window: '5m', tally: null, coverage: 1, rate: 3 },
      { window: '1h', tally: null, coverage: 1, rate: 0.314 },
    ] as const;
    const rate = hourlyBurn(budget(0, { rates: [...rates] }));
    expect(burnText(rate)).toBe('0.31x');
    expect(hourlyBurn(budget(0))).toBeNull();
  });
});
