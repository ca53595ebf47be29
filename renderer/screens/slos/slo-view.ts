import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { Band } from '../../components/band-scale.ts';

/** A row as the API gives it, with its words, budget, replicas and floor clock. */
export type RowView = ApiOutputs['slos']['view']['rows'][number];
export type RowDetail = ApiOutputs['slos']['detail'];
/** What a row reads over one window or on one replica. */
export type Figures = Pick<RowView, 'verdict' | 'estimate' | 'interval' | 'n' | 'coverage'>;

/** The band to draw for figures of a row; null where there is no target or nothing to draw against it. */
export function bandOf({ target, unit, words }: RowView, { estimate, interval }: Figures): Band | null {
  if (target === null || words === null || (estimate === null && interval === null)) return null;
  return { target, unit, direction: words.direction, estimate, interval };
}

/** Where a row's own page is. */
export function rowPath(id: string): string {
  return `/slos/${encodeURIComponent(id)}`;
}

/** The element in the table that stands for a row and opens it. */
export function rowElementId(id: string): string {
  return `slo-${id}`;
}
