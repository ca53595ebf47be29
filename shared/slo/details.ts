import { isAiRow, readable, type SloRow } from './catalogue/row.ts';
import type { MetricsEvidence } from './counters.ts';
import { evaluateReplicas, evaluateRow } from './evaluate.ts';
import type { SloRowDetails, SloRowResult } from './result.ts';
import { hasAiSeries } from './select.ts';
import { WINDOW_NAMES } from './windows.ts';

/** Every row that something can be read for, over every window and on every replica; none without a reading. */
export function evaluateRowDetails(evidence: MetricsEvidence, rows: readonly SloRow[]): SloRowDetails[] {
  if (evidence.kind !== 'reading') return [];
  const { reading } = evidence;
  const ai = hasAiSeries(reading);
  const read = rows.filter((row) => readable(row) !== null && (ai || !isAiRow(row)));
  const byReplica = [...evaluateReplicas(reading, { rows: read })];
  const replicas = byReplica.length < 2 ? [] : byReplica;
  return read.map((row, index) => ({
    id: row.id,
    windows: WINDOW_NAMES.map((window) => ({ window, ...figuresOf(evaluateRow(row, evidence, window)) })),
    replicas: replicas.flatMap(([replica, results]) => {
      const result = results[index];
      return result === undefined ? [] : [{ replica, ...figuresOf(result) }];
    }),
  }));
}

/** Rounded for keeping: every evaluation stores hundreds of these, and verdicts are decided before. */
function figuresOf({ verdict, estimate, interval, n, coverage }: SloRowResult) {
  return {
    verdict,
    estimate: rounded(estimate),
    interval: interval === null ? null : { low: rounded(interval.low), high: rounded(interval.high) },
    n,
    coverage: rounded(coverage),
  };
}

/** Six digits: 99.9999 % stays apart from 100 %. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6));
}
