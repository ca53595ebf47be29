import { rowLabel } from '../../shared/slo/catalogue/label.ts';
import { LANES } from '../../shared/slo/catalogue/lanes.ts';
import { PUBLISHED_ROWS } from '../../shared/slo/catalogue/rows.ts';

/** What people call a published row: `POST /v1/extract, warm: p95`; the id of any other row. */
export function rowName(id: string): string {
  const row = PUBLISHED_ROWS.find((one) => one.id === id);
  return row === undefined ? id : rowLabel(row);
}

/** The surface of a published row, where what is judged of it is clear: `POST /v1/extract`; else the row's id. */
export function rowSurface(id: string): string {
  return PUBLISHED_ROWS.find((one) => one.id === id)?.surface ?? id;
}

/** What people call a lane: `Slow: POST /v1/extract, warm`; the id of a lane this version does not know. */
export function laneName(id: string): string {
  const lane = LANES.find((one) => one.id === id);
  if (lane !== undefined) return `${lane.kind === 'slow' ? 'Slow' : 'Failing'}: ${lane.surface}`;
  return id.startsWith('dip.') ? `Below its floor: ${rowName(id.slice('dip.'.length))}` : id;
}
