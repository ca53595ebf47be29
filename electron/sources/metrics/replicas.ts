import { TARGET_LABELS } from './promql.ts';

/** One scrape target as Prometheus tells it apart; holds addresses and never leaves the source. */
export type TargetKey = string & { readonly brand: 'target' };

/** The key of the target a result belongs to. */
export function targetOf(metric: Readonly<Record<string, string>>): TargetKey {
  return TARGET_LABELS.map((label) => metric[label] ?? '').join('\n') as TargetKey;
}

/** Names targets `replica-1`, `replica-2`, ... in the order of their labels, so that no address is shown. */
export function nameReplicas(targets: Iterable<TargetKey>): ReadonlyMap<TargetKey, string> {
  const ordered = [...new Set(targets)].toSorted();
  return new Map(ordered.map((target, index) => [target, `replica-${index + 1}`]));
}
