import type { Interleave, MetricsReading, WindowIncreases } from '../../../shared/slo/counters.ts';
import { TRUST_WINDOW_MS } from './promql.ts';
import { nameReplicas, type TargetKey } from './replicas.ts';
import type { TargetScrapes } from './target-scrapes.ts';
import { coverageOf, type WindowAnswer } from './window-answer.ts';

/** Everything the server said in one refresh. */
export interface PrometheusFacts {
  readonly windows: readonly WindowAnswer[];
  /** Backward steps in the trust window, by target (SLO-T1). */
  readonly distrust: ReadonlyMap<TargetKey, number>;
  readonly scrapes: ReadonlyMap<TargetKey, TargetScrapes>;
  readonly retentionMs: number | null;
  readonly notes: readonly string[];
}

/** Makes the reading of one refresh: targets become `replica-n`, and no address is left in it. */
export function readingOf(facts: PrometheusFacts): MetricsReading {
  const targets = codexTargets(facts);
  const replicas = nameReplicas(targets);
  const windows = facts.windows.map((answer): readonly [number, WindowIncreases] => [
    answer.windowMs,
    {
      windowMs: answer.windowMs,
      endMs: answer.endMs,
      coverage: coverageOf(answer, targets, facts.scrapes),
      series: [...replicas].flatMap(([target, instance]) =>
        (answer.increases.get(target) ?? []).map((one) => ({ ...one, labels: { ...one.labels, instance } })),
      ),
    },
  ]);
  const down = [...replicas].filter(([target]) => facts.scrapes.get(target)?.up === false);
  return {
    windows: new Map(windows),
    interleaved: [...replicas].flatMap(([target, replica]) => findInterleave(target, replica, facts) ?? []),
    retentionMs: facts.retentionMs,
    notes: [...facts.notes, ...down.map(([, replica]) => `The last scrape of ${replica} failed.`)],
  };
}

/**
 * A selector often matches more than codex-pdf, for instance all pods of a cluster: a target with a codex
 * series is one of ours. Where there is none yet, every target the selector matches may be.
 */
function codexTargets({ windows, scrapes }: PrometheusFacts): ReadonlySet<TargetKey> {
  const withSeries = new Set(windows.flatMap((window) => [...window.increases.keys()]));
  return withSeries.size > 0 ? withSeries : new Set(scrapes.keys());
}

/** The shortest window that backward steps lie in: they inflate every increase over it and longer ones. */
function findInterleave(target: TargetKey, replica: string, facts: PrometheusFacts): Interleave | null {
  const longer = facts.windows.filter(({ windowMs }) => windowMs > TRUST_WINDOW_MS);
  const counted = [
    { windowMs: TRUST_WINDOW_MS, steps: facts.distrust },
    ...longer
      .toSorted((a, b) => a.windowMs - b.windowMs)
      .map(({ windowMs, backwardSteps }) => ({ windowMs, steps: backwardSteps })),
  ];
  for (const { windowMs, steps } of counted) {
    const backwardSteps = steps.get(target) ?? 0;
    if (backwardSteps > 0) return { replica, backwardSteps, windowMs };
  }
  return null;
}
