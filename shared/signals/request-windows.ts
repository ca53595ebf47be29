import type { RequestFigures, RequestWindow } from '../metadata/request-figures.ts';

/**
 * Below this share of fetched rows a window is not judged: a gap opens in a burst, so what is missing may be all of one
 * kind. Own threshold.
 */
const COVERED_ENOUGH = 0.5;

/** The present window and the one before, as far as they can be judged. */
export interface ComparedWindows {
  readonly current: RequestWindow;
  /** Null where too few of its rows were fetched to compare with. */
  readonly previous: RequestWindow | null;
  /** From the beginning of the first to the end of the last, Unix ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** `, with 80 % of the rows read` where some were not fetched; empty where all were. */
  readonly gap: string;
}

/** Both windows side by side; null where too few rows of the present one were fetched. */
export function comparedWindows(figures: RequestFigures | null): ComparedWindows | null {
  if (figures === null || figures.current.covered < COVERED_ENOUGH) return null;
  const { current } = figures;
  const previous = figures.previous.covered < COVERED_ENOUGH ? null : figures.previous;
  const covered = Math.min(current.covered, previous?.covered ?? 1);
  return {
    current,
    previous,
    fromMs: (previous ?? current).fromMs,
    toMs: current.toMs,
    // Rounded down: nearly all must not read as all.
    gap: covered >= 1 ? '' : `, with ${Math.floor(covered * 100)} % of the rows read`,
  };
}
