import type { SeriesSelector } from './catalogue/row.ts';
import { SERIES } from './select.ts';
import type { WindowName } from './windows.ts';

/** Observations of codex-pdf's latency histogram. */
export const COUNT = 'codex_api_request_seconds_count';

export type Select = (name: string, ...matchers: readonly string[]) => string;

/** Writes `name{selector, matchers}` with whatever matchers there are. */
export function selecting(selector: string): Select {
  const base = selector.trim().replace(/,$/, '');
  return (name, ...matchers) => `${name}{${[base, ...matchers].filter((one) => one !== '').join(',')}}`;
}

/** Share of responses that are 5xx; no 5xx series means none (SLO-T8), no responses mean no answer (SLO-T9). */
export function failureShare(select: Select, endpoint: string, window: WindowName): string {
  const increase = (...matchers: string[]) =>
    `sum(increase(${select(SERIES.requests, endpoint, ...matchers)}[${window}]))`;
  return `(${increase('status=~"5.."')} or vector(0))\n  / ${increase('status!="429"')}`;
}

/** Successes over look-ups, for labels that only ever record 200 (slo-contract 5, Q2). */
export function shadowShare(select: Select, endpoint: string, window: WindowName): string {
  const increase = (name: string) => `sum(increase(${select(name, endpointMatcher([endpoint]))}[${window}]))`;
  return `clamp_max((${increase(SERIES.requests)} or vector(0))\n  / ${increase(SERIES.lookups)}, 1)`;
}

/** Share of some series of a counter in all of them, by rates; none is zero where the counter moves (SLO-T2, SLO-T8). */
export function partOf(
  select: Select,
  name: string,
  matchers: readonly string[],
  part: string,
  window: WindowName,
): string {
  const whole = `sum(rate(${select(name, ...matchers)}[${window}]))`;
  return `(sum(rate(${select(name, ...matchers, part)}[${window}])) or vector(0))\n  / ${whole}`;
}

/** The series an operator chose, as a selector. */
export function chosenSeries({ metric, where }: SeriesSelector, select: Select): string {
  const quoted = (values: readonly string[]) =>
    JSON.stringify(values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'));
  return select(metric, ...Object.entries(where).map(([label, values]) => `${label}=~${quoted(values)}`));
}

/** The matcher of one endpoint or several. */
export function endpointMatcher(names: readonly string[]): string {
  return names.length === 1 ? `endpoint="${names[0]}"` : `endpoint=~"${names.join('|')}"`;
}

/** 1 - target without the noise of doubles: 0.001, not 0.0010000000000000009. */
export function allowedShare(target: number): number {
  return Number((1 - target).toPrecision(12));
}
