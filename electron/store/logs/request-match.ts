import type { RequestQuery } from '../../../shared/api/log-queries.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';

/** What the text of a query is looked for in. */
export function searchedTexts(row: RequestLog): readonly string[] {
  const { poolLabel, keyLabel, upstreamLabel, model, endpoint, correlationId, id } = row;
  const texts = [poolLabel, keyLabel, upstreamLabel, model, endpoint, correlationId, id, ...codesOf(row)];
  return texts.filter((text) => text !== null);
}

/** Every code of a row once: its own last one and those of its attempts. */
export function codesOf({ errorCode, errors }: RequestLog): ReadonlySet<string> {
  return new Set([errorCode, ...errors.map(({ code }) => code)].filter((code) => code !== null));
}

function statusClassOf({ responseStatusCode }: RequestLog): string {
  return responseStatusCode === null ? 'none' : `${Math.floor(responseStatusCode / 100)}xx`;
}

/** Whether a row fulfils all filters of a query but those on time. */
export function matchesRequest(row: RequestLog, query: RequestQuery): boolean {
  const { poolId, keyId, upstreamId, status, model, routeClass, statusClass, code, retried, text } = query;
  const needle = text?.toLowerCase();
  return (
    (poolId === null || row.poolId === poolId) &&
    (keyId === null || row.keyId === keyId) &&
    (upstreamId === null || row.upstreamId === upstreamId) &&
    (status === null || row.status === status) &&
    (model === null || row.model === model) &&
    (routeClass === null || row.routeClass === routeClass) &&
    (statusClass === null || statusClassOf(row) === statusClass) &&
    (code === null || codesOf(row).has(code)) &&
    (retried === null || row.retryCount > 0 === retried) &&
    (needle === undefined || searchedTexts(row).some((part) => part.toLowerCase().includes(needle)))
  );
}
