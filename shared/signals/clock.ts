import type { Finding, Signal } from './signal.ts';

/** Resolved signals stay on the list this long, so that "what changed" can name them. */
const RESOLVED_KEPT_MS = 24 * 60 * 60_000;

export interface ClockInput {
  readonly nowMs: number;
  /** The signals of the previous evaluation; empty at the very first. */
  readonly previous: readonly Signal[];
  readonly findings: readonly Finding[];
  /** No evaluation has ever been kept: whatever is found now was so "since at least" now. */
  readonly isFirstEvaluation: boolean;
}

function opened(finding: Finding, nowMs: number, isFirstEvaluation: boolean): Signal {
  const { knownSince, pendingForMs, ...rest } = finding;
  const sinceMs = knownSince?.atMs ?? nowMs;
  return {
    ...rest,
    sinceMs,
    sinceIsLowerBound: knownSince?.isLowerBound ?? isFirstEvaluation,
    state: nowMs - sinceMs >= pendingForMs ? 'firing' : 'pending',
    lastSeenMs: nowMs,
    resolvedAtMs: null,
    acknowledged: null,
  };
}

function continued(before: Signal, finding: Finding, nowMs: number): Signal {
  const { knownSince, pendingForMs, ...rest } = finding;
  // A clock set back must not restart or extend the wait: what has fired stays fired.
  const due = before.state === 'firing' || nowMs - before.sinceMs >= pendingForMs;
  return { ...before, ...rest, state: due ? 'firing' : 'pending', lastSeenMs: nowMs };
}

/**
 * Carries signals from one evaluation to the next: pending -> firing -> resolved, with times that never move while
 * the trouble lasts. A pending signal whose trouble went away was never shown as firing and is dropped.
 */
export function advanceSignals({ nowMs, previous, findings, isFirstEvaluation }: ClockInput): Signal[] {
  const before = new Map(previous.map((signal) => [signal.id, signal]));
  const found = new Set(findings.map((finding) => finding.id));
  const present = findings.map((finding) => {
    const known = before.get(finding.id);
    return known === undefined || known.state === 'resolved'
      ? opened(finding, nowMs, isFirstEvaluation)
      : continued(known, finding, nowMs);
  });
  const gone = previous.flatMap((signal): Signal[] => {
    if (found.has(signal.id) || signal.state === 'pending') return [];
    if (signal.state === 'firing') return [{ ...signal, state: 'resolved', resolvedAtMs: nowMs }];
    const resolvedForMs = nowMs - (signal.resolvedAtMs ?? nowMs);
    return resolvedForMs <= RESOLVED_KEPT_MS ? [signal] : [];
  });
  return [...present, ...gone];
}
