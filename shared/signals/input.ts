import type { AuditEvent } from '../metadata/audit-log.ts';
import type { GatewayTraffic } from '../metadata/gateway-traffic.ts';
import type { JobFacts } from '../metadata/job-facts.ts';
import type { LogCoverage } from '../metadata/log-coverage.ts';
import type { Picture, Transition } from '../metadata/picture.ts';
import type { RequestFigures } from '../metadata/request-figures.ts';
import type { SourceId, SourceStatus } from '../metadata/source.ts';
import type { SloResult } from '../slo/result.ts';
import type { Subject } from './signal.ts';

/** What the histories say of the present; each part is null or empty until its source has answered once. */
export interface HistoryFacts {
  readonly requests: RequestFigures | null;
  /** Admission of the oldest request that is still open, Unix ms. */
  readonly oldestOpenRequestMs: number | null;
  /** Of the last day, newest first, at most 200. */
  readonly audits: readonly AuditEvent[];
  readonly coverage: readonly LogCoverage[];
  readonly jobs: JobFacts | null;
  readonly traffic: GatewayTraffic | null;
  /** Of the last day, newest first, at most 200; a changed setting is a subject of kind `setting`. */
  readonly transitions: readonly Transition[];
}

export const NO_HISTORY: HistoryFacts = {
  requests: null,
  oldestOpenRequestMs: null,
  audits: [],
  coverage: [],
  jobs: null,
  traffic: null,
  transitions: [],
};

/** Everything a rule may look at: the picture, how fresh it is, the histories and the SLO results. No clock, no I/O. */
export interface SignalInput {
  readonly nowMs: number;
  readonly picture: Picture;
  readonly sources: readonly SourceStatus[];
  readonly slo: SloResult | null;
  readonly history: HistoryFacts;
  /** Slugs of Pools the profile expects to see; empty where it names none. */
  readonly expectedPools: readonly string[];
}

/** The status of one source; a source nobody planned counts as not built. */
function sourceOf(input: SignalInput, id: SourceId): SourceStatus {
  return (
    input.sources.find((source) => source.id === id) ?? {
      id,
      via: 'none',
      state: 'not built',
      observedAt: null,
      ageMs: null,
      detail: '',
    }
  );
}

/** True when any of the sources a finding rests on is not live. */
export function restsOnStale(input: SignalInput, ids: readonly SourceId[]): boolean {
  return ids.some((id) => sourceOf(input, id).state !== 'live');
}

/**
 * The moment a source was last read, Unix ms: ages are told as they were then. A console that was away does not take
 * its own absence for the age of what it watches.
 */
export function readAtMs(input: SignalInput, id: SourceId): number {
  return Math.min(sourceOf(input, id).observedAt ?? input.nowMs, input.nowMs);
}

/** When the recorded status of an entity began, for `Finding.knownSince`. */
export function statusSince(
  input: SignalInput,
  kind: Subject['kind'],
  id: string,
): { atMs: number; isLowerBound: boolean } | null {
  const known = input.picture.statusSince.get(`${kind}:${id}`);
  return known === undefined ? null : { atMs: known.atMs, isLowerBound: known.timing === 'since at least' };
}
