import type { Temperature } from '../mixture.ts';
import type { Measurability, SloRowResult } from '../result.ts';
import type { WindowName } from '../windows.ts';

export type SloGroup =
  | 'availability'
  | 'latency'
  | 'cache'
  | 'ai latency'
  | 'ai cost'
  | 'ai success'
  /** An operator's own rows on codex-pdf. */
  | 'own'
  /** Rows on the Pooler's own metrics, which are read from another job. */
  | 'pooler';

/** Series of one metric, chosen by the values their labels may have. */
export interface SeriesSelector {
  readonly metric: string;
  /** Any of the values, per label. */
  readonly where: Readonly<Record<string, readonly string[]>>;
}

/** How a row is read off the counters; one evaluator per kind. */
export type Measure =
  /** The service exposes nothing to read. */
  | { readonly kind: 'none' }
  /** 1 minus 5xx over everything but 429 (slo-contract 5, Q1), endpoints pooled. */
  | { readonly kind: 'success share'; readonly endpoints: readonly string[] }
  /** Successes over look-ups, where only 200 is ever recorded (SLO-T6, Q2). */
  | { readonly kind: 'shadow share'; readonly endpoint: string }
  | QuantileMeasure
  /** Hits over look-ups (SLO-T2, Q5). */
  | { readonly kind: 'hit share'; readonly endpoint: string }
  /** Requests stopped by the cost cap over AI requests (Q7). */
  | { readonly kind: 'capped share' }
  /** `ok` over all calls of one AI kind, an upper bound of success (Q6). */
  | { readonly kind: 'ok share'; readonly aiKind: string }
  /** Some series of a counter over others: operators' rows. */
  | {
      readonly kind: 'counter share';
      readonly part: SeriesSelector;
      readonly of: SeriesSelector;
      /** Whether `part` is what went well or what did not. */
      readonly counts: 'successes' | 'failures';
    }
  /** A quantile of any histogram, named without `_bucket`: operators' rows. */
  | { readonly kind: 'histogram quantile'; readonly histogram: SeriesSelector; readonly quantile: number };

export interface QuantileMeasure {
  readonly kind: 'quantile';
  /** Null where the route is not instrumented. */
  readonly endpoint: string | null;
  /** 0..1. */
  readonly quantile: number;
  /** Which part of the endpoint's requests is meant; `all` where the row does not distinguish. */
  readonly temperature: Temperature | 'all';
  /** Whether look-ups of this endpoint are counted, so that its warm share is known (SLO-T5). */
  readonly hitsCounted: boolean;
}

/** What a verdict leans on beyond the counters; null: on nothing. A verdict that leans is `assumed ...`. */
export interface Assumptions {
  readonly pass: string | null;
  readonly breach: string | null;
}

/** One published objective, as an operator would want it explained. */
export interface SloRow {
  readonly id: string;
  /** The published surface. */
  readonly surface: string;
  readonly group: SloGroup;
  /** In `unit`; null where the published target is relative. */
  readonly target: number | null;
  /** The compliant side of the target. */
  readonly direction: '>=' | '<=' | '<';
  readonly unit: SloRowResult['unit'];
  /** The window the verdict is decided on. */
  readonly window: WindowName;
  /** The published rule in our own words. */
  readonly rule: string;
  readonly measure: Measure;
  /** How it is measured, in words. */
  readonly how: string;
  readonly class: Measurability;
  /** Whose view it is. */
  readonly scope: string;
  /** Why it has this class: what stands between the published rule and a proof. */
  readonly why: string;
  readonly assumes: Assumptions;
  /** The published expression answers the same whatever happens, though another reading exists (SLO-T6). */
  readonly vacuousAsPublished: boolean;
}

export const NO_ASSUMPTIONS: Assumptions = { pass: null, breach: null };

/** A quantile of an endpoint that is instrumented. */
export interface TimedMeasure extends QuantileMeasure {
  readonly endpoint: string;
}

/** A measure there are counters for, with the target to hold it against. */
export interface Readable {
  readonly target: number;
  readonly measure: Exclude<Measure, { kind: 'none' } | { kind: 'quantile' }> | TimedMeasure;
}

/** What this row could be read from, or null where the service exposes nothing. */
export function readable({ measure, target }: SloRow): Readable | null {
  if (measure.kind === 'none' || target === null) return null;
  if (measure.kind !== 'quantile') return { target, measure };
  return measure.endpoint === null ? null : { target, measure: { ...measure, endpoint: measure.endpoint } };
}

/** Rows that only exist where the AI lane is on. */
export function isAiRow({ group }: SloRow): boolean {
  return group === 'ai latency' || group === 'ai cost' || group === 'ai success';
}
