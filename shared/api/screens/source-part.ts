import type { SourceId, SourceStatus } from '../../metadata/source.ts';
import { isAcknowledged } from '../../signals/acknowledged.ts';
import { orderSignals } from '../../signals/overall.ts';
import type { Signal } from '../../signals/signal.ts';
import type { ConsoleState } from '../ports.ts';

/** What every table says of itself: the moment it shows and how fresh each of its sources is. */
export function sourcePart(
  state: ConsoleState,
  ids: readonly SourceId[],
): { readonly asOfMs: number; readonly sources: readonly SourceStatus[] } {
  return { asOfMs: state.asOfMs, sources: state.sources.filter(({ id }) => ids.includes(id)) };
}

/** The worst signal that fires about one subject, acknowledged ones last; null where nothing fires. */
export function topSignalOf(
  state: ConsoleState,
  kind: Signal['subject']['kind'],
  id: string,
): { readonly id: string; readonly title: string; readonly severity: Signal['severity'] } | null {
  const own = orderSignals(
    state.signals.filter(
      ({ subject, state: phase }) => phase === 'firing' && subject.kind === kind && subject.id === id,
    ),
  );
  const top = own.find((signal) => !isAcknowledged(signal, state.asOfMs)) ?? own[0];
  return top === undefined ? null : { id: top.id, title: top.title, severity: top.severity };
}

/** Names Pools for rows that know only their ids. */
export function poolNamer({ picture }: ConsoleState): (id: string) => string {
  const labels = new Map(picture.pools.map(({ id, label }) => [id, label]));
  return (id) => labels.get(id) ?? 'a Pool not listed';
}
