import { PROBE_COUNT, STAND_INS } from './catalogue/stand-ins.ts';
import type { MetricsEvidence } from './counters.ts';
import { evaluateRow } from './evaluate.ts';
import type { SloRowResult } from './result.ts';

/**
 * What the own probe says in place of rows nothing counts; none where nothing was probed. Their coverage is unknown:
 * probes begin when this console is started, whatever the history of the counters.
 */
export function evaluateStandIns(evidence: MetricsEvidence): SloRowResult[] {
  if (evidence.kind !== 'reading') return [];
  const probed = [...evidence.reading.windows.values()].some(({ series }) =>
    series.some(({ name }) => name === PROBE_COUNT),
  );
  return probed ? STAND_INS.map((row) => ({ ...evaluateRow(row, evidence), coverage: null })) : [];
}
