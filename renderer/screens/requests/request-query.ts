import type { ApiInputs } from '../../../shared/api/router.ts';
import type { Filters } from '../../components/log-table/filters.ts';
import { spanOf } from '../../components/log-table/time-range.ts';

/** The filters of the request log by their names in the address. */
export const REQUEST_FILTERS = [
  'pool',
  'key',
  'upstream',
  'status',
  'class',
  'code',
  'model',
  'route',
  'retried',
  'text',
  'range',
  'from',
  'to',
] as const;

type RequestInput = ApiInputs['requests']['page'];

/** What the filters ask the log for at `nowMs`, Unix ms. */
export function requestQuery(filters: Filters, nowMs: number): RequestInput {
  return {
    poolId: filters.pool ?? null,
    keyId: filters.key ?? null,
    upstreamId: filters.upstream ?? null,
    status: filters.status ?? null,
    statusClass: filters.class ?? null,
    code: filters.code ?? null,
    model: filters.model ?? null,
    routeClass: filters.route ?? null,
    text: filters.text ?? null,
    retried: filters.retried === 'yes' ? true : null,
    ...spanOf(filters, nowMs),
  };
}

const CHART_MS = 6 * 60 * 60_000;

/**
 * What the chart over the table shows: the span of the filters, or the last six hours of it, but no time before the
 * oldest row that is held. Unix ms.
 */
export function chartSpan(
  filters: Filters,
  nowMs: number,
  oldestMs: number | null,
): { fromMs: number; toMs: number } {
  const { fromMs, toMs } = spanOf(filters, nowMs);
  const end = toMs ?? nowMs;
  if (fromMs !== null) return { fromMs, toMs: end };
  const held = oldestMs === null || oldestMs >= end ? end - CHART_MS : oldestMs;
  return { fromMs: Math.max(held, end - CHART_MS), toMs: end };
}
