import type { SourceId, SourceStatus } from '../metadata/source.ts';
import type { Severity } from '../signals/severity.ts';
import { severityRank } from '../signals/severity.ts';
import type { Signal } from '../signals/signal.ts';

/** What is remembered of the signals of one connection from look to look. */
export interface KnownSignals {
  /** Of signals that were so before anybody looked, how bad they were then. */
  readonly old: ReadonlyMap<string, Severity>;
  /** Every pending or firing signal of the last look. */
  readonly ids: ReadonlySet<string>;
  readonly readSources: ReadonlySet<SourceId>;
}

export const NO_SIGNALS: KnownSignals = { old: new Map(), ids: new Set(), readSources: new Set() };

/** A signal that shows what a source showed at its first look, or that began before the first look of all. */
function wasSoBefore(signal: Signal, { readSources }: KnownSignals, begunMs: number): boolean {
  const isFirstLook = signal.surfaces.some((source) => !readSources.has(source));
  return isFirstLook || signal.sinceIsLowerBound || signal.sinceMs < begunMs;
}

/** Carries the memory to this look. `begunMs` is the time of the first one, Unix ms. */
export function rememberSignals(
  before: KnownSignals,
  signals: readonly Signal[],
  sources: readonly SourceStatus[],
  begunMs: number,
): KnownSignals {
  const present = signals.filter(({ state }) => state !== 'resolved');
  const old = present.flatMap((signal): [string, Severity][] => {
    const known = before.old.get(signal.id);
    if (known !== undefined) return [[signal.id, known]];
    const isOld = !before.ids.has(signal.id) && wasSoBefore(signal, before, begunMs);
    return isOld ? [[signal.id, signal.severity]] : [];
  });
  const answered = sources.flatMap(({ id, observedAt }) => (observedAt === null ? [] : [id]));
  return {
    old: new Map(old),
    ids: new Set(present.map(({ id }) => id)),
    readSources: new Set([...before.readSources, ...answered]),
  };
}

/** Whether a signal is more than was so before anybody looked. */
export function isNews({ id, severity }: Signal, { old }: KnownSignals): boolean {
  const then = old.get(id);
  return then === undefined || severityRank(severity) < severityRank(then);
}
