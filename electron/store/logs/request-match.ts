import type { RequestQuery } from '../../../shared/api/log-queries.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';

/** Ids are looked through for texts of so many characters and more: one or two are in nearly every id. */
export const SHORTEST_ID_PART = 3;

/** What a text is looked for in. */
function searchedTexts(row: RequestLog, needle: string): readonly string[] {
  const { poolLabel, keyLabel, upstreamLabel, model, endpoint, correlationId, id } = row;
  const words = [poolLabel, keyLabel, upstreamLabel, model, endpoint, ...codesOf(row)];
  const ids = needle.length < SHORTEST_ID_PART ? [] : [correlationId, id];
  return [...words, ...ids].filter((text) => text !== null);
}

const NO_CODES: ReadonlySet<string> = new Set();

/** Every code of a row once: its own last one and those of its attempts. */
export function codesOf({ errorCode, errors }: RequestLog): ReadonlySet<string> {
  // Most rows have none, and this is asked for every row that is stored.
  if (errorCode === null && errors.length === 0) return NO_CODES;
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
    (needle === undefined || searchedTexts(row, needle).some((part) => part.toLowerCase().includes(needle)))
  );
}
