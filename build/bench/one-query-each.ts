import { promDuration } from '../../electron/sources/metrics/promql.ts';
import { BURN_WINDOWS } from '../../shared/slo/catalogue/burn.ts';
import { LANE_WINDOW, LANES, type Lane } from '../../shared/slo/catalogue/lanes.ts';
import { type Readable, readable } from '../../shared/slo/catalogue/row.ts';
import { PUBLISHED_ROWS } from '../../shared/slo/catalogue/rows.ts';
import { WINDOW_MS, type WindowName } from '../../shared/slo/windows.ts';

const REQUESTS = 'codex_api_requests_total';
const LOOKUPS = 'codex_api_cache_lookups_total';
const CALLS = 'codex_ai_signal_calls_total';

const increase = (name: string, matchers: string, range: string) =>
  `increase(${name}{${matchers}}[${range}])`;

function successShare(endpoints: readonly string[], range: string): string {
  const endpoint = `endpoint=~"${endpoints.join('|')}"`;
  const failed = `sum(${increase(REQUESTS, `${endpoint},status=~"5.."`, range)}) or vector(0)`;
  return `1 - (${failed}) / sum(${increase(REQUESTS, `${endpoint},status!="429"`, range)})`;
}

/** The published expression of a measure over a range (slo-contract 5, Q1 to Q7): the estimate alone, no bounds. */
function queryOf({ measure }: Pick<Readable, 'measure'>, window: WindowName): string {
  const range = promDuration(WINDOW_MS[window]);
  switch (measure.kind) {
    case 'success share':
      return successShare(measure.endpoints, range);
    case 'shadow share': {
      const matchers = `endpoint="${measure.endpoint}"`;
      return `sum(${increase(REQUESTS, matchers, range)}) / sum(${increase(LOOKUPS, matchers, range)})`;
    }
    case 'quantile': {
      const buckets = increase('codex_api_request_seconds_bucket', `endpoint="${measure.endpoint}"`, range);
      return `histogram_quantile(${measure.quantile}, sum by (le) (${buckets}))`;
    }
    case 'hit share': {
      const endpoint = `endpoint="${measure.endpoint}"`;
      const hits = increase(LOOKUPS, `${endpoint},outcome="hit"`, range);
      return `sum(${hits}) / sum(${increase(LOOKUPS, endpoint, range)})`;
    }
    case 'capped share': {
      const capped = increase(CALLS, 'status="budget_exceeded"', range);
      return `(sum(${capped}) or vector(0)) / max(sum by (kind) (${increase(CALLS, '', range)}))`;
    }
    case 'counter share':
    case 'histogram quantile':
      throw new Error('Operators write such rows; none is published.');
    case 'ok share': {
      const kind = `kind="${measure.aiKind}"`;
      return `sum(${increase(CALLS, `${kind},status="ok"`, range)}) / sum(${increase(CALLS, kind, range)})`;
    }
  }
}

function laneQuery(lane: Lane): string[] {
  if (lane.kind === 'slow')
    return lane.measure === null ? [] : [queryOf({ measure: lane.measure }, LANE_WINDOW)];
  const { endpoint, basis } = lane;
  if (basis === null) return [];
  const measure =
    basis === 'shadow'
      ? ({ kind: 'shadow share', endpoint } as const)
      : ({ kind: 'success share', endpoints: [endpoint] } as const);
  return [queryOf({ measure }, LANE_WINDOW)];
}

/**
 * What a console without a store of its own would ask at each refresh: a query per measurable row over its window,
 * per availability row over every other burn window, and per lane that can fire. In favour of that console, each
 * asks for an estimate alone; counts, bounds and coverage would be further queries.
 */
export function oneQueryEach(): readonly string[] {
  const rows = PUBLISHED_ROWS.flatMap((row) => {
    const source = readable(row);
    if (source === null) return [];
    const windows = row.group === 'availability' ? BURN_WINDOWS : [row.window];
    return windows.map((window) => queryOf(source, window));
  });
  return [...rows, ...LANES.flatMap(laneQuery)];
}
