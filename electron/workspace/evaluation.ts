import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Area } from '../../shared/api/ports.ts';
import type { Picture } from '../../shared/metadata/picture.ts';
import { type SourceId, type SourceStatus, sourceIdSchema } from '../../shared/metadata/source.ts';
import { linkChanges } from '../../shared/signals/changes-before.ts';
import { advanceSignals } from '../../shared/signals/clock.ts';
import { evaluateRules } from '../../shared/signals/evaluate.ts';
import type { SignalInput } from '../../shared/signals/input.ts';
import type { Signal } from '../../shared/signals/signal.ts';
import type { LaneClock, SloResult } from '../../shared/slo/result.ts';
import type { Store } from '../store/contract.ts';
import { readHistoryFacts } from './history-facts.ts';

/** New SLO results with the clocks of their lanes, from one reading of the metrics source. */
interface SloEvaluation {
  readonly atMs: number;
  readonly result: SloResult;
  readonly laneClocks: readonly LaneClock[];
}

export interface EvaluationConfig {
  readonly store: Store;
  /** Slugs of the Pools that should be visible. */
  readonly expectedPools: readonly string[];
  readonly nowMs: () => number;
  readonly sourcesAt: (picture: Picture, nowMs: number) => readonly SourceStatus[];
  readonly onChange: (areas: readonly Area[]) => void;
}

export interface Evaluation {
  /** Evaluates once more after whatever is running now; calls in between share that run. */
  request(slo?: SloEvaluation): Promise<void>;
}

/** Signals without the times they and their evidence were last seen, which move at every evaluation and are no news. */
function news(signals: readonly Signal[]): unknown {
  return signals.map(({ lastSeenMs: _seen, evidence, ...rest }) => ({
    ...rest,
    evidence: evidence.map(({ toMs: _to, ...piece }) => piece),
  }));
}

/** Where the store keeps which sources have answered so far, so that a restart is no first look. */
const ANSWERED_KEY = 'sources-answered';
const answeredSchema = z.array(sourceIdSchema);

/** The sources whose answers the findings of this evaluation rest on; codex-pdf counts once its counters were judged. */
function answeredSources(picture: Picture, slo: SloResult | null): SourceId[] {
  return picture.polls
    .filter((poll) => poll.lastOkMs !== null && (poll.source !== 'slo' || slo !== null))
    .map((poll) => poll.source);
}

/** Turns the stored picture into signals and keeps them: one evaluation at a time, in order. */
export function createEvaluation({
  store,
  expectedPools,
  nowMs,
  sourcesAt,
  onChange,
}: EvaluationConfig): Evaluation {
  let latestSlo: SloEvaluation | null = null;
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;

  async function evaluate(): Promise<void> {
    const now = nowMs();
    const fresh = latestSlo;
    latestSlo = null;
    const [picture, previous, storedSlo, laneClocks, history] = await Promise.all([
      store.picture(now),
      store.signals(now),
      store.slo(now),
      store.laneClocks(),
      readHistoryFacts(store, now),
    ]);
    const slo = fresh?.result ?? storedSlo?.result ?? null;
    const input: SignalInput = {
      nowMs: now,
      picture,
      sources: sourcesAt(picture, now),
      slo,
      history,
      expectedPools,
    };
    const findings = evaluateRules(input);
    const before = answeredSchema.parse(JSON.parse((await store.setting(ANSWERED_KEY)) ?? '[]'));
    const firstLooks = new Set(answeredSources(picture, slo).filter((source) => !before.includes(source)));
    const signals = linkChanges(advanceSignals({ nowMs: now, previous, findings, firstLooks }), input);
    await store.recordEvaluation({
      atMs: fresh?.atMs ?? now,
      signals,
      laneClocks: fresh?.laneClocks ?? laneClocks,
      slo: fresh?.result ?? null,
    });
    if (firstLooks.size > 0) {
      await store.setSetting(ANSWERED_KEY, JSON.stringify([...before, ...firstLooks]));
    }
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
