import { percentileName } from '../wording.ts';
import type { SloGroup, SloRow } from './row.ts';

/** What people call the rows of a group together. */
export const GROUP_NAMES: Readonly<Record<SloGroup, string>> = {
  availability: 'Availability',
  latency: 'Latency',
  cache: 'Cache hits',
  'ai latency': 'AI latency',
  'ai cost': 'AI cost',
  'ai success': 'AI success',
  pooler: 'Pooler',
  own: 'Own rows',
};

/** What people call a row: its surface and what of it is judged, `POST /v1/extract, warm: p95`. */
export function rowLabel({ surface, group, measure }: SloRow): string {
  if (measure.kind === 'quantile' || measure.kind === 'histogram quantile')
    return `${surface}: ${percentileName(measure.quantile)}`;
  switch (group) {
    case 'availability':
      return `${surface}: availability`;
    case 'cache':
      return `${surface}: cache hits`;
    case 'ai success':
      return `${surface}: success`;
    case 'latency':
    case 'ai latency':
    case 'ai cost':
    case 'own':
    case 'pooler':
      return surface;
  }
}
