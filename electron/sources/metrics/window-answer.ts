import type { SeriesIncrease } from '../../../shared/slo/counters.ts';
import { type Families, keepLabels } from './families.ts';
import type { VectorSeries } from './prometheus-answer.ts';
import { BACKWARD_STEPS, GOOD_SCRAPES } from './promql.ts';
import { type TargetKey, targetOf } from './replicas.ts';
import { parseSampleValue } from './sample-value.ts';
import type { TargetScrapes } from './target-scrapes.ts';

/** A window as the server answered it, still by target. */
export interface WindowAnswer {
  readonly windowMs: number;
  readonly endMs: number;
  readonly increases: ReadonlyMap<TargetKey, readonly SeriesIncrease[]>;
  readonly goodScrapes: ReadonlyMap<TargetKey, number>;
  readonly backwardSteps: ReadonlyMap<TargetKey, number>;
}

/**
 * Sorts the answer to a window's query. What is not a counter of the allow-list is dropped, and so is a value
 * that is NaN or infinite: it says nothing, and nothing is not zero (SLO-T9).
 */
export function readWindowAnswer(
  windowMs: number,
  endMs: number,
  series: readonly VectorSeries[],
  families: Families,
): WindowAnswer {
  const increases = new Map<TargetKey, SeriesIncrease[]>();
  const goodScrapes = new Map<TargetKey, number>();
  const backwardSteps = new Map<TargetKey, number>();
  for (const { metric, value } of series) {
    const number = parseSampleValue(value[1]);
    if (number === null || !Number.isFinite(number)) continue;
    const target = targetOf(metric);
    const name = metric.family ?? '';
    if (name === GOOD_SCRAPES) goodScrapes.set(target, number);
    else if (name === BACKWARD_STEPS) backwardSteps.set(target, number);
    else if (Object.hasOwn(families, name)) {
      const labels = keepLabels(families[name]?.labels ?? [], metric);
      if (labels === null) continue;
      const group = increases.get(target) ?? [];
      group.push({ name, labels, increase: Math.max(0, number) });
      increases.set(target, group);
    }
  }
  return { windowMs, endMs, increases, goodScrapes, backwardSteps };
}

/**
 * The shortest plausible interval is assumed where none could be read: it understates coverage, and an
 * understated coverage only makes a verdict provisional.
 */
const ASSUMED_INTERVAL_MS = 15_000;

/**
 * Share of the window with good scrapes (slo-contract 9.3), 0..1: scraped time of all targets over the time
 * of as many targets as answer at its end. For a fixed set of replicas that is their mean; a replica that
 * replaced another carries on its predecessor's time.
 */
export function coverageOf(
  answer: WindowAnswer,
  targets: ReadonlySet<TargetKey>,
  scrapes: ReadonlyMap<TargetKey, TargetScrapes>,
): number {
  const known = [...scrapes.values()].flatMap((one) => (one.intervalMs === null ? [] : [one.intervalMs]));
  const usual = known.toSorted((a, b) => a - b)[Math.floor((known.length - 1) / 2)] ?? ASSUMED_INTERVAL_MS;
  let scrapedMs = 0;
  let answering = 0;
  let seen = 0;
  for (const target of targets) {
    const good = answer.goodScrapes.get(target) ?? 0;
    if (good > 0) seen += 1;
    if (scrapes.get(target)?.up === true) answering += 1;
    scrapedMs += Math.min(answer.windowMs, good * (scrapes.get(target)?.intervalMs ?? usual));
  }
  const expected = answering > 0 ? answering : seen;
  return expected === 0 ? 0 : Math.min(1, scrapedMs / (expected * answer.windowMs));
}
