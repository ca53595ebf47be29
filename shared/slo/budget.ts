import type { BudgetResult, BudgetSpend, BurnRate } from './budget-result.ts';
import { burnRate, evaluateBurnAlerts } from './burn.ts';
import { BURN_WINDOWS } from './catalogue/burn.ts';
import { type Readable, readable } from './catalogue/row.ts';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsEvidence, MetricsReading, SeriesIncrease } from './counters.ts';
import { type EvaluationContext, evaluateRow } from './evaluate.ts';
import type { SloRowResult } from './result.ts';
import { type Tally, tallyResponses, tallyShadow } from './rows/availability.ts';
import { spoiling } from './trust.ts';
import { WINDOW_MS, type WindowName } from './windows.ts';
import { formatCount, sentences } from './wording.ts';

/** Budgets of every availability row, in order (slo-contract 7); those without failures to count say so. */
export function evaluateBudgets(
  evidence: MetricsEvidence,
  context: EvaluationContext = { rows: PUBLISHED_ROWS },
): BudgetResult[] {
  return context.rows
    .filter(({ group }) => group === 'availability')
    .flatMap((row) => {
      const { target } = row;
      if (target === null) return [];
      const result = evaluateRow(row, evidence);
      const source = readable(row);
      const rates = evidence.kind === 'reading' && source !== null ? burnRates(source, evidence.reading) : [];
      return [budget(result, target, rates)];
    });
}

const MONTH_HOURS = WINDOW_MS['30d'] / WINDOW_MS['1h'];
const MONTH_MINUTES = MONTH_HOURS * 60;

/** What a tally over 30 days spends of its budget (slo-contract 7). */
export function budgetSpend({ total, failures }: Tally, target: number, coverage: number): BudgetSpend {
  const allowed = total * (1 - target);
  const used = failures / allowed;
  return {
    total,
    failures,
    allowed,
    used,
    requestsLeft: allowed - failures,
    minutesLeft: (1 - used) * MONTH_MINUTES * (1 - target),
    coverage,
  };
}

/** Hours until the rest of the budget is gone at a steady burn rate; null if it never is. */
export function hoursToExhaustion(used: number, rate: number): number | null {
  if (used >= 1) return 0;
  return rate > 0 ? ((1 - used) * MONTH_HOURS) / rate : null;
}

function budget({ id, why }: SloRowResult, target: number, rates: BurnRate[]): BudgetResult {
  const byWindow = new Map<WindowName, BurnRate>(rates.map((rate) => [rate.window, rate]));
  const month = byWindow.get('30d');
  const spend =
    month === undefined || month.tally === null || month.tally.total === 0
      ? null
      : budgetSpend(month.tally, target, month.coverage);
  return {
    id,
    target,
    spend,
    rates,
    alerts: rates.length === 0 ? [] : evaluateBurnAlerts(byWindow, target),
    projection: spend === null ? why : project(spend, byWindow.get('1h')?.rate ?? null),
  };
}

function burnRates(source: Readable, { windows, interleaved }: MetricsReading): BurnRate[] {
  return BURN_WINDOWS.flatMap((window) => {
    const increases = windows.get(WINDOW_MS[window]);
    if (increases === undefined) return [];
    const sound = spoiling(interleaved, WINDOW_MS[window]).length === 0;
    const tally = sound ? tallyOf(source, increases.series) : null;
    const rate = tally === null ? null : burnRate(tally, source.target);
    return [{ window, tally, coverage: increases.coverage, rate }];
  });
}

/** What a row on availability counts in these series; null for other rows, and where nothing was ever counted. */
export function tallyOf({ measure }: Readable, series: readonly SeriesIncrease[]): Tally | null {
  if (measure.kind === 'success share') return tallyResponses(series, measure.endpoints);
  return measure.kind === 'shadow share' ? tallyShadow(series, measure.endpoint) : null;
}

function project(spend: BudgetSpend, hourlyRate: number | null): string {
  const ofTraffic = spend.coverage < 1 ? ' of the traffic seen' : '';
  const state = `${formatCount(spend.failures)} of ${spend.allowed < 10 ? spend.allowed.toFixed(1) : formatCount(spend.allowed)} allowed failures are spent (${Number((spend.used * 100).toPrecision(3))} % of the budget${ofTraffic}).`;
  return sentences(state, outlook(spend, hourlyRate));
}

function outlook({ used }: BudgetSpend, rate: number | null): string {
  if (used >= 1) return 'The budget is spent.';
  if (rate === null) return 'There was no traffic in the last hour to project from.';
  const hours = hoursToExhaustion(used, rate);
  if (hours === null) return 'Nothing failed in the last hour, so it is not running out.';
  const pace = `At the last hour's rate (${Number(rate.toPrecision(3))}x)`;
  if (hours >= MONTH_HOURS) return `${pace} it outlasts the next 30 days.`;
  const span = hours >= 48 ? `${Math.floor(hours / 24)} days` : `${Number(hours.toPrecision(2))} hours`;
  return `${pace} the rest is gone in about ${span}.`;
}
