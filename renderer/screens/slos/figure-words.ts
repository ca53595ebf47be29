import type { BudgetResult } from '../../../shared/slo/budget-result.ts';
import { formatCount } from '../../../shared/slo/wording.ts';
import { intervalWords } from '../../components/band-scale.ts';
import type { RowView } from './slo-view.ts';

const UNIT_WORDS: Readonly<Record<string, string>> = { d: 'days', h: 'hours', m: 'min' };
const SINGULAR: Readonly<Record<string, string>> = { d: 'day', h: 'hour', m: 'min' };

/**
 * `3 of 30 days`: how much of a window has data, rounded down so that a hole never reads as full.
 * `coverage` is a share, 0..1; null where it is not known.
 */
export function coverageText(coverage: number | null, window: string): string | null {
  if (coverage === null) return null;
  const [, amount, unit] = /^(\d+)([dhm])$/.exec(window) ?? [];
  if (amount === undefined || unit === undefined) return `${Math.floor(coverage * 100)} %`;
  const whole = Number(amount);
  const word = (whole === 1 ? SINGULAR : UNIT_WORDS)[unit] ?? unit;
  // 0.7 of 30 days is 20.999999999999996 days in doubles.
  return `${Math.floor(coverage * whole * 10 + 1e-6) / 10} of ${whole} ${word}`;
}

/** `69 % left`, or `spent 1.4 times`; null where nothing counts. */
export function budgetText({ spend }: BudgetResult): string | null {
  return spend === null ? null : spentText(spend.used);
}

/** The same of a budget of which the share `used` is spent, 0 and up. */
export function spentText(used: number): string {
  return used > 1
    ? `spent ${Number(used.toPrecision(2))} times`
    : `${Math.floor((1 - used) * 100 + 1e-9)} % left`;
}

/** `3,624 failures`: what the budget still allows of the traffic seen; negative where it is overspent. */
export function failuresLeftText({ spend }: BudgetResult): string | null {
  if (spend === null) return null;
  return spend.requestsLeft < 0
    ? `${formatCount(-spend.requestsLeft)} failures over`
    : `${formatCount(Math.floor(spend.requestsLeft))} failures left`;
}

/** `0.31x`: how fast a window spends the budget, 1x being all of it in 30 days. */
export function burnText(rate: number | null): string | null {
  return rate === null ? null : `${Number(rate.toPrecision(2))}x`;
}

/** The burn rate over an hour, which is what a projection goes by. */
export function hourlyBurn({ rates }: BudgetResult): number | null {
  return rates.find(({ window }) => window === '1h')?.rate ?? null;
}

/** Whether any multi-window alert of a budget holds now. */
export function isBurning({ alerts }: BudgetResult): boolean {
  return alerts.some(({ condition }) => condition === 'true');
}

/** The interval a value is known to lie in, beside an estimate that says the same where it was counted. */
export function knownText({ interval, unit }: Pick<RowView, 'interval' | 'unit'>): string | null {
  const exact = interval !== null && interval.low !== null && interval.low === interval.high;
  return exact ? 'counted exactly' : intervalWords({ interval, unit });
}

/** How a row can be read off the metrics at all, in words. */
export const MEASURED_WORDS: Readonly<Record<RowView['class'], string>> = {
  exact: 'exactly',
  bounded: 'within bounds',
  assumption: 'under an assumption',
  'not measurable': 'not measurable',
};
