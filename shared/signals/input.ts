import type { Picture } from '../metadata/picture.ts';
import type { SourceId, SourceStatus } from '../metadata/source.ts';
import type { SloResult } from '../slo/result.ts';
import type { Subject } from './signal.ts';

/** Everything a rule may look at: the picture, how fresh it is, and the SLO results. No clock, no I/O. */
export interface SignalInput {
  readonly nowMs: number;
  readonly picture: Picture;
  readonly sources: readonly SourceStatus[];
  readonly slo: SloResult | null;
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

/** When the recorded status of an entity began, for `Finding.knownSince`. */
export function statusSince(
  input: SignalInput,
  kind: Subject['kind'],
  id: string,
): { atMs: number; isLowerBound: boolean } | null {
  const known = input.picture.statusSince.get(`${kind}:${id}`);
  return known === undefined ? null : { atMs: known.atMs, isLowerBound: known.timing === 'since at least' };
}
