import type { BurnAlertState, BurnRate } from './budget-result.ts';
import { BURN_ALERTS, type BurnAlert } from './catalogue/burn.ts';
import type { Tally } from './rows/availability.ts';
import { shortfall, type WindowName } from './windows.ts';
import { formatCount, sentences } from './wording.ts';

/** Burn rate of a tally against a target share, null without traffic (slo-contract 7, G1). */
export function burnRate({ total, failures }: Tally, target: number): number | null {
  return total > 0 ? failures / total / (1 - target) : null;
}

/** Judges every burn alert on the rates of one objective, strictly above the factor in both windows. */
export function evaluateBurnAlerts(
  rates: ReadonlyMap<WindowName, BurnRate>,
  target: number,
): BurnAlertState[] {
  return BURN_ALERTS.map((alert) => {
    const long = rates.get(alert.long);
    const short = rates.get(alert.short);
    const longRate = long?.rate ?? null;
    const shortRate = short?.rate ?? null;
    const coverage = long?.coverage ?? 0;
    return {
      ...alert,
      condition: bothExceed(longRate, shortRate, alert.factor),
      longRate,
      shortRate,
      complete: coverage >= 1,
      why: sentences(
        `Burn over ${alert.long} ${said(longRate)}, over ${alert.short} ${said(shortRate)}; fires above ${alert.factor} in both.`,
        shortHistory(alert, coverage),
        fewRequests(alert, short, target),
      ),
    };
  });
}

function bothExceed(long: number | null, short: number | null, factor: number): 'true' | 'false' | 'no data' {
  if (long === null || short === null) return 'no data';
  return long > factor && short > factor ? 'true' : 'false';
}

function said(rate: number | null): string {
  return rate === null ? 'unknown' : Number(rate.toPrecision(3)).toString();
}

/** A window cannot trip honestly before it holds data (slo-contract 7). */
function shortHistory({ long }: BurnAlert, coverage: number): string | null {
  const held = shortfall(long, coverage);
  return held === null ? null : `Only ${held} have data.`;
}

/** With fewer requests than this one failure alone trips the short window (slo-contract 7). */
function fewRequests(
  { factor, short }: BurnAlert,
  rate: BurnRate | undefined,
  target: number,
): string | null {
  const total = rate?.tally?.total ?? 0;
  return total === 0 || total * factor * (1 - target) >= 1
    ? null
    : `Only ${formatCount(total)} requests in ${short}: a single failure alone exceeds the factor.`;
}
