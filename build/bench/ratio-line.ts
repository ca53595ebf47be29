/** One line of the table: what is compared, and how many times the first is better. */
export interface RatioLine {
  readonly what: string;
  /** How many times the better way is better, or how many times more the doubled input costs. */
  readonly ratio: number;
  /** The figures of this machine behind the ratio. */
  readonly from: string;
}

/** A duration in the unit a person reads it in. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toPrecision(3)} s`;
  return ms >= 0.1 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms * 1000).toPrecision(2))} us`;
}

/** The table as text: ratios first, because only they hold on another machine. */
export function table(lines: readonly RatioLine[]): string {
  const ratios = lines.map(({ ratio }) => `${Number(ratio.toPrecision(3))}x`);
  const ratioWidth = Math.max(...ratios.map((ratio) => ratio.length));
  const whatWidth = Math.max(...lines.map(({ what }) => what.length));
  return lines
    .map(
      ({ what, from }, index) =>
        `${(ratios[index] ?? '').padStart(ratioWidth)}  ${what.padEnd(whatWidth)}  ${from}`,
    )
    .join('\n');
}
