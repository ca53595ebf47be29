import { CLIENT_EDGES } from './catalogue/latency.ts';
import type { SloRow } from './catalogue/row.ts';

/**
 * What a deployment or the service would have to change so that a row is decided by counters alone, a sentence each;
 * none where it already is. `rows` are all rows, so that one change can serve a whole surface.
 */
export function decidableBy(row: SloRow, rows: readonly SloRow[]): string[] {
  const { measure } = row;
  switch (measure.kind) {
    case 'none':
      return [uncounted(row)];
    case 'success share':
      return row.assumes.pass === null
        ? []
        : ['Count failures made outside the handler too, for instance at the proxy in front of the service.'];
    case 'shadow share':
      return ['Record failed requests of this route with their own status instead of 200 only.'];
    case 'quantile':
      if (measure.endpoint === null) return [uncounted(row)];
      return [
        ...missingEdges(row, rows),
        ...(measure.temperature === 'all' ? [] : ['Add a label that tells warm requests from cold ones.']),
      ];
    case 'hit share':
    case 'counter share':
      return [];
    case 'histogram quantile':
      return row.target === null ? [] : [`Unless ${row.target} s is a bucket edge, add it as one.`];
    case 'capped share':
      return ['Count requests stopped by the cost cap themselves, trap_zones included.'];
    case 'ok share':
      return ['Count time-outs, unusable answers and kinds never attempted under their own status.'];
  }
}

function missingEdges({ surface, group }: SloRow, rows: readonly SloRow[]): string[] {
  const targets = rows
    .filter((other) => other.surface === surface && other.group === group && other.unit === 'seconds')
    .flatMap(({ target }) => (target === null || CLIENT_EDGES.includes(target) ? [] : [target]));
  if (targets.length === 0) return [];
  const last = targets.at(-1);
  const listed = targets.length === 1 ? `${last}` : `${targets.slice(0, -1).join(', ')} and ${last}`;
  return [`Add ${targets.length === 1 ? 'a bucket edge' : 'bucket edges'} at ${listed} s.`];
}

function uncounted({ id, group, surface }: SloRow): string {
  if (surface.includes('healthz')) {
    return 'Probe the health check from outside; the service counts nothing for it.';
  }
  switch (group) {
    case 'availability':
      return 'Record failed requests of this route with their own status instead of 200 only.';
    case 'cache':
      return 'Count cache look-ups of this route.';
    case 'ai cost':
      return 'Expose what each request spent.';
    case 'latency':
    case 'ai latency':
    case 'ai success':
    case 'own':
    case 'pooler':
      return id.endsWith('extract_hit')
        ? 'Add labels that tell AI extracts and cache hits apart, and publish a tolerance.'
        : 'Count this in the service.';
  }
}
