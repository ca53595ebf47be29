import { isDeepStrictEqual } from 'node:util';
import type { Area } from '../../shared/api/ports.ts';
import type { Picture } from '../../shared/metadata/picture.ts';
import type { SourceStatus } from '../../shared/metadata/source.ts';
import { advanceSignals } from '../../shared/signals/clock.ts';
import { evaluateRules } from '../../shared/signals/evaluate.ts';
import type { Signal } from '../../shared/signals/signal.ts';
import type { LaneClock, SloResult } from '../../shared/slo/result.ts';
import type { Store } from '../store/contract.ts';

/** New SLO results with the clocks of their lanes, from one reading of the metrics source. */
export interface SloEvaluation {
  readonly atMs: number;
  readonly result: SloResult;
  readonly laneClocks: readonly LaneClock[];
}

export interface EvaluationConfig {
  readonly store: Store;
  readonly nowMs: () => number;
  readonly sourcesAt: (picture: Picture, nowMs: number) => readonly SourceStatus[];
  readonly onChange: (areas: readonly Area[]) => void;
}

export interface Evaluation {
  /** Evaluates once more after whatever is running now; calls in between share that run. */
  request(slo?: SloEvaluation): Promise<void>;
}

/** A signal without the time it was last seen, which moves at every evaluation and is no news. */
function news(signals: readonly Signal[]): unknown {
  return signals.map(({ lastSeenMs: _, ...rest }) => rest);
}

/** Turns the stored picture into signals and keeps them: one evaluation at a time, in order. */
export function createEvaluation({ store, nowMs, sourcesAt, onChange }: EvaluationConfig): Evaluation {
  let latestSlo: SloEvaluation | null = null;
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;

  async function evaluate(): Promise<void> {
    const now = nowMs();
    const fresh = latestSlo;
    latestSlo = null;
    const [picture, previous, storedSlo, laneClocks] = await Promise.all([
      store.picture(now),
      store.signals(now),
      store.slo(now),
      store.laneClocks(),
    ]);
    const slo = fresh?.result ?? storedSlo?.result ?? null;
    const findings = evaluateRules({ nowMs: now, picture, sources: sourcesAt(picture, now), slo });
    const isFirstEvaluation = (await store.setting('first-evaluation')) === null;
    const signals = advanceSignals({ nowMs: now, previous, findings, isFirstEvaluation });
    await store.recordEvaluation({
      atMs: fresh?.atMs ?? now,
      signals,
      laneClocks: fresh?.laneClocks ?? laneClocks,
      slo: fresh?.result ?? null,
    });
    if (isFirstEvaluation) await store.setSetting('first-evaluation', String(now));
    const areas: Area[] = [];
    if (!isDeepStrictEqual(news(previous), news(signals))) areas.push('signals');
    if (fresh !== null) areas.push('slo');
    if (areas.length > 0) onChange(areas);
  }

  function start(): Promise<void> {
    running = evaluate().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    request(slo) {
      if (slo !== undefined) latestSlo = slo;
      if (running === null) return start();
      queued ??= running
        .catch(() => {})
        .then(() => {
          queued = null;
          return start();
        });
      return queued;
    },
  };
}
