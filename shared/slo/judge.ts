import { evaluateBudgets } from './budget.ts';
import { PUBLISHED_CATALOGUE } from './catalogue/catalogue.ts';
import type { MetricsEvidence } from './counters.ts';
import { evaluateRowDetails } from './details.ts';
import { evaluateDips } from './dips.ts';
import { evaluateSlo } from './evaluate.ts';
import { evaluateLanes } from './lanes.ts';
import type { LaneClock, SloResult } from './result.ts';
import { evaluateStandIns } from './stand-ins.ts';

const POOLER_UNREAD: MetricsEvidence = {
  kind: 'no data',
  reason: "The Pooler's metrics are not read on this connection.",
};

/**
 * Everything concluded from one reading at `nowMs`: rows, lanes, budgets, dips, windows and replicas side by side.
 * `clocks` are those of the previous evaluation; the ones returned are to be kept for the next. Rows on the Pooler's
 * own metrics are judged on `pooler`.
 */
export function judgeEvidence(
  evidence: MetricsEvidence,
  clocks: readonly LaneClock[],
  nowMs: number,
  catalogue = PUBLISHED_CATALOGUE,
  pooler = POOLER_UNREAD,
): { readonly result: SloResult; readonly clocks: LaneClock[] } {
  const rows = catalogue.rows.filter(({ group }) => group !== 'pooler');
  const poolerRows = catalogue.rows.filter(({ group }) => group === 'pooler');
  const lanes = evaluateLanes(evidence, clocks, nowMs);
  const standIns = evaluateStandIns(evidence);
  const dips = evaluateDips(evidence, clocks, nowMs, rows);
  return {
    result: {
      rows: [...evaluateSlo(evidence, { rows }), ...evaluateSlo(pooler, { rows: poolerRows })],
      lanes: lanes.lanes,
      details: {
        rows: [...evaluateRowDetails(evidence, rows), ...evaluateRowDetails(pooler, poolerRows)],
        budgets: evaluateBudgets(evidence, { rows }),
        dips: dips.dips,
        ownRows: [...catalogue.ownRows],
        ...(standIns.length === 0 ? {} : { standIns }),
      },
    },
    clocks: [...lanes.clocks, ...dips.clocks],
  };
}
