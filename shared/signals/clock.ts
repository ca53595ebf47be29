import type { SourceId } from '../metadata/source.ts';
import type { Finding, Signal } from './signal.ts';

/** Resolved signals stay on the list this long, so that "what changed" can name them. */
const RESOLVED_KEPT_MS = 24 * 60 * 60_000;

/**
 * What was pending when the console stopped looking must hold anew: nobody saw it last, ms. Evaluations are seconds
 * apart. Own threshold.
 */
const LOOKED_AWAY_MS = 2 * 60_000;

/**
 * What comes back within this time of its end is the same trouble that flaps, not a new one, ms: six reads of the
 * lists. Own threshold.
 */
const FLAP_MS = 3 * 60_000;

export interface ClockInput {
  readonly nowMs: number;
  /** The signals of the previous evaluation; empty at the very first. */
  readonly previous: readonly Signal[];
  readonly findings: readonly Finding[];
  /** Sources that answered for the first time since the last evaluation: what they show was so "since at least" now. */
  readonly firstLooks: ReadonlySet<SourceId>;
}

function opened(finding: Finding, nowMs: number, firstLooks: ReadonlySet<SourceId>): Signal {
  const { knownSince, pendingForMs, isEvent: _event, ...rest } = finding;
  // A source whose clock is ahead of ours names a moment still to come.
  const sinceMs = Math.min(knownSince?.atMs ?? nowMs, nowMs);
  return {
    ...rest,
    sinceMs,
    sinceIsLowerBound: knownSince?.isLowerBound ?? finding.surfaces.some((id) => firstLooks.has(id)),
    state: nowMs - sinceMs >= pendingForMs ? 'firing' : 'pending',
    lastSeenMs: nowMs,
    resolvedAtMs: null,
    occurrences: 1,
    acknowledged: null,
  };
}

/** It fired before: it goes on at once, with its beginning and its acknowledgement, and is counted once more. */
function flapped(before: Signal, finding: Finding, nowMs: number): Signal {
  const occurrences = before.occurrences + 1;
  return { ...continued({ ...before, state: 'firing' }, finding, nowMs), resolvedAtMs: null, occurrences };
}

/** It happened again since the signal began: whoever acknowledged the first time has not seen this one. */
function happenedAgain(before: Signal, { isEvent, knownSince }: Finding, nowMs: number): boolean {
  return isEvent === true && Math.min(knownSince?.atMs ?? nowMs, nowMs) > before.sinceMs;
}

function wasNotWatched({ state, lastSeenMs }: Signal, nowMs: number): boolean {
  return state === 'pending' && nowMs - lastSeenMs > LOOKED_AWAY_MS;
}

function isBackSoon({ resolvedAtMs }: Signal, nowMs: number): boolean {
  return resolvedAtMs !== null && nowMs - resolvedAtMs < FLAP_MS;
}

function continued(before: Signal, finding: Finding, nowMs: number): Signal {
  const { knownSince, pendingForMs, isEvent: _event, ...rest } = finding;
  const heldForMs = nowMs - before.sinceMs;
  // Under a clock set back the wait cannot be measured: what has fired stays fired, and what waits fires.
  const due = before.state === 'firing' || heldForMs < 0 || heldForMs >= pendingForMs;
  return { ...before, ...rest, state: due ? 'firing' : 'pending', lastSeenMs: nowMs };
}

/**
 * Carries signals from one evaluation to the next: pending -> firing -> resolved, with times that never move while
 * the trouble lasts. A pending signal whose trouble went away was never shown as firing and is dropped; one that
 * resolves and soon fires again is the same signal, and says how often.
 */
export function advanceSignals({ nowMs, previous, findings, firstLooks }: ClockInput): Signal[] {
  const before = new Map(previous.map((signal) => [signal.id, signal]));
  const found = new Set(findings.map((finding) => finding.id));
  const present = findings.map((finding) => {
    const known = before.get(finding.id);
    const isNew = known === undefined || happenedAgain(known, finding, nowMs) || wasNotWatched(known, nowMs);
    if (isNew) return opened(finding, nowMs, firstLooks);
    if (known.state !== 'resolved') return continued(known, finding, nowMs);
    return isBackSoon(known, nowMs) ? flapped(known, finding, nowMs) : opened(finding, nowMs, firstLooks);
  });
  const gone = previous.flatMap((signal): Signal[] => {
    if (found.has(signal.id) || signal.state === 'pending') return [];
    if (signal.state === 'firing') {
      return [{ ...signal, state: 'resolved', resolvedAtMs: Math.max(nowMs, signal.sinceMs) }];
    }
    const resolvedForMs = nowMs - (signal.resolvedAtMs ?? nowMs);
    return resolvedForMs <= RESOLVED_KEPT_MS ? [signal] : [];
  });
  return [...present, ...gone];
}
