import { createRandom } from '../codex-pdf/random.ts';
import type { RequestRow } from '../pooler/request-row.ts';
import type { PlannedRequest } from './planned-request.ts';
import { requestRow } from './request-rows.ts';

/** How far back the request log of the story reaches, ms: two turns, about 3,000 rows. */
export const REQUEST_WINDOW_MS = 1_200_000;

/**
 * The request log at a story time, newest first, bounded by `REQUEST_WINDOW_MS`: one to four requests in every
 * second. A request stays the same row with the same id; it is open until its duration is over and then
 * settles. Pure: the same for the same arguments.
 */
export function requestsAt(elapsedMs: number, startMs: number): readonly RequestRow[] {
  const newest = Math.floor(elapsedMs / 1_000);
  return Array.from({ length: REQUEST_WINDOW_MS / 1_000 }, (_, index) => admittedIn(newest - index))
    .flat()
    .filter(({ admittedMs }) => admittedMs <= elapsedMs)
    .map((planned) => requestRow(planned, elapsedMs, startMs));
}

/** The requests that are admitted in a second of the story, newest first. */
function admittedIn(second: number): readonly PlannedRequest[] {
  const random = createRandom(second);
  const count = 1 + Math.floor(random() * 4);
  const planned = Array.from({ length: count }, (_, index) => ({
    name: `${second}.${index}`,
    // Spread over the second, so that two never share a millisecond.
    admittedMs: second * 1_000 + Math.floor(((index + random()) * 1_000) / count),
    // Most take a second or two, a few up to a minute.
    durationMs: 400 + Math.floor(1_500 * random() + 58_000 * random() ** 12),
    poolDraw: random(),
    keyDraw: random(),
    upstreamDraw: random(),
    luck: random(),
    size: random(),
  }));
  return planned.toReversed();
}
