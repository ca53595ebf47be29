import { OPEN_REQUEST_STATUSES } from '../../../shared/metadata/request-log.ts';
import type { LogRange } from '../../sources/pooler/contract.ts';
import type { OpenRequest } from '../../store/log-contract.ts';

/** One call that looks again at requests which were still open; the first of `ids` is the row a page is for. */
export type OpenRead =
  | { readonly kind: 'page'; readonly range: LogRange; readonly ids: readonly string[] }
  | { readonly kind: 'status'; readonly range: LogRange; readonly status: string }
  | { readonly kind: 'row'; readonly id: string };

/**
 * A request is looked at again when a tenth of its age has passed: its end is known a tenth late at most, and one that
 * hangs for hours costs a call every half hour, not every ten seconds.
 */
const DUE_SHARE = 0.1;
const DUE_AFTER_MS = 5_000;

/** Requests this close together are read as one page, ms: the busiest log we follow fills a page in three seconds. */
const NEIGHBOURS_MS = 10_000;

/** From so many on, asking who is still open at all is cheaper than asking after each. */
const MANY = 6;

function isDue({ admittedAtMs, readAtMs }: OpenRequest, nowMs: number): boolean {
  return nowMs - readAtMs >= Math.max(DUE_AFTER_MS, DUE_SHARE * (nowMs - admittedAtMs));
}

/**
 * The calls of one round, at most `room`, whose rows were longest unread first. A page counts from its newest row down,
 * so the row it is for is the newest of its neighbours, and surely on it. `turn`
 * alternates the statuses that are listed; those of `alone` are asked for by their id.
 */
export function planOpenReads(
  open: readonly OpenRequest[],
  nowMs: number,
  room: number,
  turn: number,
  alone: ReadonlySet<string>,
): readonly OpenRead[] {
  const due = open
    .filter((request) => isDue(request, nowMs))
    .toSorted((a, b) => a.readAtMs - b.readAtMs || b.admittedAtMs - a.admittedAtMs);
  const reads: OpenRead[] = due.length >= MANY && room > 1 ? [stillOpen(open, turn)] : [];
  const planned = new Set<string>();
  for (const request of due) {
    if (reads.length >= room) break;
    if (planned.has(request.id)) continue;
    const neighbours = alone.has(request.id) ? [] : due.filter(({ id }) => !planned.has(id));
    const read = readOf(request, neighbours);
    reads.push(read);
    for (const id of read.kind === 'page' ? read.ids : [request.id]) planned.add(id);
  }
  return reads;
}

function readOf(
  request: OpenRequest,
  due: readonly OpenRequest[],
): Extract<OpenRead, { kind: 'page' | 'row' }> {
  const fromMs = request.admittedAtMs - NEIGHBOURS_MS;
  const neighbours = due.filter(
    ({ admittedAtMs }) => admittedAtMs >= fromMs && admittedAtMs <= request.admittedAtMs,
  );
  if (neighbours.length < 2) return { kind: 'row', id: request.id };
  const oldestMs = Math.min(...neighbours.map(({ admittedAtMs }) => admittedAtMs));
  const range = { fromMs: oldestMs, toMs: request.admittedAtMs };
  const ids = [request.id, ...neighbours.map(({ id }) => id).filter((id) => id !== request.id)];
  return { kind: 'page', range, ids };
}

/** Who is still open, in one call: whoever is not listed has settled and is longest unread from then on. */
function stillOpen(open: readonly OpenRequest[], turn: number): OpenRead {
  const statuses = [...OPEN_REQUEST_STATUSES];
  const fromMs = Math.min(...open.map(({ admittedAtMs }) => admittedAtMs));
  return {
    kind: 'status',
    range: { fromMs, toMs: null },
    status: statuses[turn % statuses.length] ?? 'in_progress',
  };
}
