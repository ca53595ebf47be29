import type { ReadFailure } from '../read-failure.ts';
import type { PrometheusApi } from './prometheus-api.ts';
import { type TargetKey, targetOf } from './replicas.ts';
import type { TargetScrapes } from './target-scrapes.ts';

/**
 * Why a metrics server that answers has no counter of codex-pdf. A target that answers its scrapes with 503
 * is not instrumented (slo-contract 1.1); servers without the targets route leave that open. Otherwise a note.
 */
export async function explainSilence(
  api: PrometheusApi,
  scrapes: ReadonlyMap<TargetKey, TargetScrapes>,
): Promise<ReadFailure | { readonly kind: 'note'; readonly note: string }> {
  if (scrapes.size === 0) {
    return { kind: 'note', note: 'The metrics server has no target that matches the selector.' };
  }
  if ([...scrapes.values()].every((one) => !one.up)) {
    const down = await api.downTargets();
    const ours = down.kind === 'ok' ? down.value.filter((one) => scrapes.has(targetOf(one.labels))) : [];
    if (ours.length > 0 && ours.every((one) => /\bstatus 503\b/.test(one.lastError))) {
      return {
        kind: 'not instrumented',
        detail: 'Every target answers its scrapes with 503: the service runs without its metrics library.',
      };
    }
    return { kind: 'note', note: 'The metrics server cannot scrape any target that matches the selector.' };
  }
  return {
    kind: 'note',
    note: 'The targets that match the selector expose none of the counters that are read here yet.',
  };
}
