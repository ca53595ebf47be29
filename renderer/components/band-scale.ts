import { sloValueText } from '../../shared/signals/rules/slo-verdicts.ts';
import type { SloRowResult } from '../../shared/slo/result.ts';

/** Which side of the target complies. */
export type Direction = '>=' | '<=' | '<';

/** What a band bar shows; values in `unit`. */
export interface Band extends Pick<SloRowResult, 'unit' | 'estimate' | 'interval'> {
  readonly target: number;
  readonly direction: Direction;
}

/** Positions on a bar that is 1 wide. */
export interface BandPlaces {
  readonly target: number;
  /** The compliant side. */
  readonly band: readonly [from: number, to: number];
  readonly estimate: number | null;
  readonly known: readonly [from: number, to: number] | null;
}

/** Latencies span a tenth to ten times the target, so that the target stands in the middle of every bar. */
const LATENCY_FACTOR = 10;
/** Shares and amounts span up to three times what the target allows. */
const ALLOWED_FACTOR = 3;

/** Where a value stands on its row's bar, 0 to 1; values beyond the ends stand at the ends. */
export function placeOf(
  value: number,
  { unit, target, direction }: Pick<Band, 'unit' | 'target' | 'direction'>,
): number {
  return Math.min(1, Math.max(0, rawPlace()));

  function rawPlace(): number {
    if (unit === 'seconds') {
      if (value <= 0) return 0;
      return (Math.log10(value / target) / Math.log10(LATENCY_FACTOR) + 1) / 2;
    }
    if (direction !== '>=') return value / (target * ALLOWED_FACTOR);
    const low = 1 - (1 - target) * ALLOWED_FACTOR;
    return (value - low) / (1 - low);
  }
}

/** Where everything of a band bar stands. An end of the known interval that is open stands at the bar's end. */
export function bandPlaces(band: Band): BandPlaces {
  const { direction, estimate, interval } = band;
  const target = placeOf(band.target, band);
  const bounded = interval !== null && (interval.low !== null || interval.high !== null);
  return {
    target,
    band: direction === '>=' ? [target, 1] : [0, target],
    estimate: estimate === null ? null : placeOf(estimate, band),
    known: bounded
      ? [
          interval.low === null ? 0 : placeOf(interval.low, band),
          interval.high === null ? 1 : placeOf(interval.high, band),
        ]
      : null,
  };
}

const SIDE_WORDS: Readonly<Record<Direction, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '<': 'less than',
};

/** `at most 30 ms`; null where no target is published. */
export function targetWords(
  target: number | null,
  unit: Band['unit'],
  direction: Direction | undefined,
): string | null {
  if (target === null) return null;
  const value = sloValueText(target, unit);
  return direction === undefined ? value : `${SIDE_WORDS[direction]} ${value}`;
}

/** `≤ 30 ms`, as the published tables write it. */
export function targetSign(target: number, unit: Band['unit'], direction: Direction): string {
  const sign = { '>=': '≥', '<=': '≤', '<': '<' }[direction];
  return `${sign} ${sloValueText(target, unit)}`;
}

/** The interval a value is known to lie in: `25 to 50 ms` in full words, null where nothing is known. */
export function intervalWords({ interval, unit }: Pick<Band, 'interval' | 'unit'>): string | null {
  if (interval === null) return null;
  const { low, high } = interval;
  if (low === null) return high === null ? null : `at most ${sloValueText(high, unit)}`;
  if (high === null) return `at least ${sloValueText(low, unit)}`;
  return low === high ? sloValueText(low, unit) : `${sloValueText(low, unit)} to ${sloValueText(high, unit)}`;
}

/** What a band bar shows, in words. */
export function bandWords(band: Band): string {
  const known = intervalWords(band);
  const parts = [
    `target ${targetWords(band.target, band.unit, band.direction)}`,
    band.estimate === null ? 'no estimate' : `estimate ${sloValueText(band.estimate, band.unit)}`,
    known === null ? 'no known interval' : `known interval ${known}`,
  ];
  return `${parts.join(', ')}.`.replace(/^t/, 'T');
}
