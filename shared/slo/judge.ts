import { evaluateBudgets } from './budget.ts';
import type { SloRow } from './catalogue/row.ts';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsEvidence } from './counters.ts';
import { evaluateRowDetails } from './details.ts';
import { evaluateDips } from './dips.ts';
import { evaluateSlo } from './evaluate.ts';
import { evaluateLanes } from './lanes.ts';
import type { LaneClock, SloResult } from './result.ts';

/**
 * Everything concluded from one reading at `nowMs`: rows, lanes, budgets, dips, windows and replicas side by side.
 * `clocks` are those of the previous evaluation; the ones returned are to be kept for the next.
 */
export function judgeEvidence(
  evidence: MetricsEvidence,
  clocks: readonly LaneClock[],
  nowMs: number,
  rows: readonly SloRow[] = PUBLISHED_ROWS,
): { readonly result: SloResult; readonly clocks: LaneClock[] } {
  const lanes = evaluateLanes(evidence, clocks, nowMs);
  const dips = evaluateDips(evidence, clocks, nowMs, rows);
  return {
    result: {
      rows: evaluateSlo(evidence, { rows }),
      lanes: lanes.lanes,
      details: {
        rows: evaluateRowDetails(evidence, rows),
        budgets: evaluateBudgets(evidence, { rows }),
        dips: dips.dips,
      },
    },
    clocks: [...lanes.clocks, ...dips.clocks],
  };
}
