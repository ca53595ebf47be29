import type { BudgetResult, BurnAlertState } from '../../slo/budget-result.ts';
import { restsOnStale, type SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

function burnFinding(
  input: SignalInput,
  { id, projection }: BudgetResult,
  firing: readonly BurnAlertState[],
  worst: BurnAlertState,
): Finding {
  const subject = { kind: 'slo' as const, id, label: id };
  const evidence = (text: string) => ({
    source: 'slo' as const,
    text,
    subject,
    fromMs: null,
    toMs: input.picture.asOfMs,
  });
  const rate = worst.longRate === null ? '' : ` at ${Number(worst.longRate.toPrecision(3))}x`;
  return {
    id: `budget.burn:${id}`,
    rule: 'budget.burn',
    severity: worst.action === 'page' ? 'degraded' : 'watch',
    security: false,
    audience: 'operator',
    surfaces: ['slo'],
    subject,
    title: `The error budget of ${id} burns${rate} over ${worst.long} (${worst.action} above ${worst.factor}x)`,
    impact:
      worst.action === 'page'
        ? 'Clients of codex-pdf see failing requests right now'
        : 'Clients of codex-pdf see more failing requests than the budget allows in the long run',
    nextCheck: `Open ${id} under SLOs and see which endpoint and replica fail, and what changed just before`,
    evidence: [...firing.map(({ why }) => evidence(why)), evidence(projection)],
    stale: restsOnStale(input, ['slo']),
    knownSince: null,
    pendingForMs: 0,
  };
}

/**
 * Error budgets that burn too fast in both windows of an alert: what pages is degraded, a ticket is a watch
 * (slo-contract 7). One finding per budget, by the highest factor that fires.
 */
export function sloBurn(input: SignalInput): Finding[] {
  return (input.slo?.details?.budgets ?? []).flatMap((budget) => {
    const firing = budget.alerts
      .filter(({ condition }) => condition === 'true')
      .toSorted((a, b) => b.factor - a.factor);
    const [worst] = firing;
    return worst === undefined ? [] : [burnFinding(input, budget, firing, worst)];
  });
}
