import type { SeriesIncrease } from '../counters.ts';
import { evaluateSlo } from '../evaluate.ts';
import type { SloRowResult } from '../result.ts';
import { evidence } from './series.ts';

/** The result of one published row on fully covered windows that all hold these series. */
export function judgeRow(id: string, series: readonly SeriesIncrease[]): SloRowResult {
  const row = evaluateSlo(evidence(series)).find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}
