import type { PollSummary } from './picture.ts';
import { SOURCE_IDS, type SourceId, type SourceState, type SourceStatus } from './source.ts';

/** A source is stale when it is older than this many of its own intervals (two polls may be late, three are news). */
const STALE_AFTER_INTERVALS = 3;

/**
 * What the active connection offers of each source: the road and how often it is read, or the sources from which
 * it is concluded instead; absent = not read.
 */
export type SourcePlan = Readonly<
  Partial<
    Record<
      SourceId,
      | { readonly via: string; readonly intervalMs: number }
      | { readonly via: string; readonly inferredFrom: readonly SourceId[] }
      | { readonly via: string; readonly missing: 'not configured' | 'not built' }
    >
  >
>;

const REFUSED = new Set(['unauthorized', 'forbidden']);

function stateOf(poll: PollSummary | undefined, nowMs: number, intervalMs: number): SourceState {
  if (poll === undefined) return 'waiting';
  const { kind } = poll.lastAttempt;
  if (REFUSED.has(kind)) return 'refused';
  if (kind === 'not exposed' || kind === 'not instrumented') return 'not exposed';
  if (poll.lastOkMs === null) return 'failing';
  if (kind !== 'ok') return 'failing';
  return nowMs - poll.lastOkMs > STALE_AFTER_INTERVALS * intervalMs ? 'stale' : 'live';
}

/**
 * The state of every source at `nowMs`, in the published order. A source that is planned but was never read is
 * `waiting`; one the connection lacks is `not configured`; one this version does not read is `not built`.
 */
export function sourceStatuses(
  plan: SourcePlan,
  polls: readonly PollSummary[],
  nowMs: number,
): SourceStatus[] {
  return SOURCE_IDS.map((id) => {
    const planned = plan[id] ?? { via: 'none', missing: 'not built' as const };
    if ('missing' in planned) {
      const detail =
        planned.missing === 'not built'
          ? 'This version does not read this surface yet.'
          : 'The active connection has no address for it: add one under Connections.';
      return { id, via: planned.via, state: planned.missing, observedAt: null, ageMs: null, detail };
    }
    if ('inferredFrom' in planned) return inferred(id, planned, polls, nowMs);
    const poll = polls.find((candidate) => candidate.source === id);
    const observedAt = poll?.lastOkMs ?? null;
    return {
      id,
      via: planned.via,
      state: stateOf(poll, nowMs, planned.intervalMs),
      observedAt,
      ageMs: observedAt === null ? null : Math.max(0, nowMs - observedAt),
      detail: poll?.lastAttempt.detail ?? 'Waiting for the first answer.',
    };
  });
}

/** As old as the oldest of the sources it is concluded from; waiting until every one of them has answered. */
function inferred(
  id: SourceId,
  plan: { readonly via: string; readonly inferredFrom: readonly SourceId[] },
  polls: readonly PollSummary[],
  nowMs: number,
): SourceStatus {
  const times = plan.inferredFrom.map(
    (from) => polls.find((candidate) => candidate.source === from)?.lastOkMs ?? null,
  );
  const known = times.filter((atMs) => atMs !== null);
  const observedAt = known.length < times.length ? null : Math.min(...known);
  return {
    id,
    via: plan.via,
    state: observedAt === null ? 'waiting' : 'inferred',
    observedAt,
    ageMs: observedAt === null ? null : Math.max(0, nowMs - observedAt),
    detail:
      'Not read, only inferred from other sources: add the read-only database connection under Connections to read it.',
  };
}

/** True when figures from this source describe the present. */
export function isLive(status: SourceStatus | undefined): boolean {
  return status?.state === 'live';
}
