import { SUSTAINED_DIP } from './catalogue/cache.ts';
import { LANE_WINDOW, type Lane } from './catalogue/lanes.ts';
import { CLIENT_EDGES } from './catalogue/latency.ts';
import type { Readable, SloRow, TimedMeasure } from './catalogue/row.ts';
import {
  COUNT,
  chosenSeries,
  endpointMatcher,
  failureShare,
  partOf,
  type Select,
  shadowShare,
} from './expressions.ts';
import { SERIES } from './select.ts';
import type { WindowName } from './windows.ts';

/** The share of failures an error budget is spent by, or null for rows without a budget. */
export function failureExpression({ measure }: Readable, select: Select, window: WindowName): string | null {
  if (measure.kind === 'success share')
    return failureShare(select, endpointMatcher(measure.endpoints), window);
  return measure.kind === 'shadow share' ? `1 - ${shadowShare(select, measure.endpoint, window)}` : null;
}

/** True while the row's verdict is a breach, proven or assumed; null where no expression can ever show one. */
export function breachExpression(
  { window, direction }: SloRow,
  source: Readable,
  select: Select,
): string | null {
  const { measure, target } = source;
  switch (measure.kind) {
    case 'success share':
    case 'shadow share':
      return `1 - (${failureExpression(source, select, window)}) < ${target}`;
    case 'quantile':
      return slowerThan(measure, target, select, window);
    case 'hit share':
      return `${hits(measure.endpoint, select, window)} < ${target}`;
    case 'ok share':
      return `${oks(measure.aiKind, select, window)} < ${target}`;
    case 'capped share': {
      const increase = (...matchers: string[]) =>
        `increase(${select(SERIES.aiCalls, ...matchers)}[${window}])`;
      const capped = `(sum(${increase('status="budget_exceeded"')}) or vector(0))`;
      return `${capped} / max(sum by (kind) (${increase()})) ${direction === '<' ? '>=' : '>'} ${target}`;
    }
    case 'counter share': {
      const { part, of, counts } = measure;
      const increase = (series: string) => `sum(increase(${series}[${window}]))`;
      const share = `(${increase(chosenSeries(part, select))} or vector(0)) / ${increase(chosenSeries(of, select))}`;
      return `${counts === 'failures' ? '1 - ' : ''}${share} < ${target}`;
    }
    case 'histogram quantile': {
      const { histogram, quantile } = measure;
      const buckets = { ...histogram, metric: `${histogram.metric}_bucket` };
      const edges = `sum by (le) (rate(${chosenSeries(buckets, select)}[${window}]))`;
      // The edges of a foreign histogram are not known here: the interpolated value stands in for counting.
      return `histogram_quantile(${quantile}, ${edges}) > ${target}`;
    }
  }
}

/**
 * Too few requests at or under the first edge above the target (slo-contract 3.2). A warm part is judged through the
 * counted hit share; of a cold part a breach of the whole is one, by assumption O (3.3).
 */
function slowerThan(
  { endpoint, quantile, temperature, hitsCounted }: TimedMeasure,
  target: number,
  select: Select,
  window: WindowName,
): string | null {
  const edge = CLIENT_EDGES.find((one) => one >= target);
  if (edge === undefined || (temperature === 'warm' && !hitsCounted)) return null;
  const matcher = endpointMatcher([endpoint]);
  const rate = (series: string) => `sum(rate(${series}[${window}]))`;
  const under = rate(select(SERIES.secondsBucket, matcher, edgeMatcher(edge)));
  const all = rate(select(COUNT, matcher));
  const whole = `${under} / ${all} < ${quantile}`;
  const warm = rate(select(SERIES.lookups, matcher, 'outcome="hit"'));
  // Requests in flight can make hits more than observations: the part is the smaller of the two.
  if (temperature === 'warm') return `${whole}\nand ${under} / ${warm} < ${quantile}`;
  return temperature === 'cold' && hitsCounted ? `${whole}\nunless ${warm} >= ${all}` : whole;
}

/** Client libraries write 1 s as `1.0`, newer servers as `1`. */
function edgeMatcher(edge: number): string {
  return Number.isInteger(edge) ? `le=~"${edge}([.]0)?"` : `le="${edge}"`;
}

function hits(endpoint: string, select: Select, window: WindowName): string {
  return partOf(select, SERIES.lookups, [endpointMatcher([endpoint])], 'outcome="hit"', window);
}

function oks(aiKind: string, select: Select, window: WindowName): string {
  return partOf(select, SERIES.aiCalls, [`kind="${aiKind}"`], 'status="ok"', window);
}

/** A floor that is undercut over enough look-ups, with its hold time in ms; null for rows without a floor. */
export function dipExpression(
  { measure, target }: Readable,
  select: Select,
): { readonly expression: string; readonly holdMs: number } | null {
  const { holdMs, minLookups } = SUSTAINED_DIP;
  const enough = (name: string, matcher: string) =>
    `sum(increase(${select(name, matcher)}[5m])) >= ${minLookups}`;
  if (measure.kind === 'hit share') {
    const lookups = enough(SERIES.lookups, endpointMatcher([measure.endpoint]));
    return { expression: `${hits(measure.endpoint, select, '5m')} < ${target}\nand ${lookups}`, holdMs };
  }
  if (measure.kind !== 'ok share') return null;
  const calls = enough(SERIES.aiCalls, `kind="${measure.aiKind}"`);
  return { expression: `${oks(measure.aiKind, select, '5m')} < ${target}\nand ${calls}`, holdMs };
}

/** The published condition of a lane (slo-contract 6); null for one that can never be true. */
export function laneExpression(lane: Lane, select: Select): string | null {
  if (lane.kind === 'failing') {
    const { basis, endpoint, threshold } = lane;
    if (basis === null) return null;
    const share =
      basis === 'shadow'
        ? `1 - ${shadowShare(select, endpoint, LANE_WINDOW)}`
        : failureShare(select, endpointMatcher([endpoint]), LANE_WINDOW);
    return `${share} > ${threshold}`;
  }
  if (lane.measure === null) return null;
  const buckets = select(SERIES.secondsBucket, endpointMatcher([lane.measure.endpoint]));
  return `histogram_quantile(0.95, sum by (le) (rate(${buckets}[${LANE_WINDOW}]))) > ${lane.threshold}`;
}
