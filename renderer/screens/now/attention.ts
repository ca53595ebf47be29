import type { LaneResult, SloResult, SloRowResult } from '../../../shared/slo/result.ts';
import { hourlyBurn, isBurning } from '../slos/figure-words.ts';

/** What of an evaluation needs a look. */
export type Attention =
  | { readonly kind: 'row'; readonly row: SloRowResult }
  /** A multi-window alert holds; the rate is that of the last hour. */
  | { readonly kind: 'burn'; readonly id: string; readonly rate: number | null }
  | { readonly kind: 'lane'; readonly lane: LaneResult };

const BAD = new Set<SloRowResult['verdict']>(['breach', 'assumed breach', 'untrustworthy']);
const RUNNING = new Set<LaneResult['state']>(['firing', 'pending']);

/** Breaching rows, then burning budgets, then lanes and floors: firing before pending. */
export function attention({ rows, lanes, details }: SloResult): Attention[] {
  const clocks = [...lanes, ...(details?.dips ?? [])].filter(({ state }) => RUNNING.has(state));
  return [
    ...rows.filter(({ verdict }) => BAD.has(verdict)).map((row) => ({ kind: 'row', row }) as const),
    ...(details?.budgets ?? [])
      .filter(isBurning)
      .map((budget) => ({ kind: 'burn', id: budget.id, rate: hourlyBurn(budget) }) as const),
    ...clocks.filter(({ state }) => state === 'firing').map((lane) => ({ kind: 'lane', lane }) as const),
    ...clocks.filter(({ state }) => state === 'pending').map((lane) => ({ kind: 'lane', lane }) as const),
  ];
}
