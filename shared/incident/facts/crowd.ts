import type { Signal } from '../../signals/signal.ts';
import { heldText, named } from '../wording.ts';
import type { Fact } from './fact.ts';

/** `a, b, c and 2 more`: the subjects of the signals by name. */
export function subjectNames(signals: readonly Signal[]): string {
  return named(signals.map(({ subject }) => subject.label));
}

/**
 * Signals of one rule as a count with up to three names: `5 Pools with reduced readiness (a, b, c and 2 more), the
 * first since 10:05 UTC`. `what` is what so many of them are called, `note` stands behind the names.
 */
export function crowdFact(
  rule: string,
  what: string,
  signals: readonly Signal[],
  presentMs: number,
  { note = '', when = heldText(signals, presentMs) }: { readonly note?: string; readonly when?: string } = {},
): Fact {
  return {
    key: rule,
    text: `${signals.length} ${what} (${subjectNames(signals)})${note}${when}`,
    short: `${signals.length} ${what}${note}${when}`,
    measure: `${signals.length}`,
    level: signals.length,
    signals,
  };
}

/** What is left or yet to come of a crowd: told in full, but comparable with the crowd's count. */
export function crowdOfOne(rule: string, fact: Fact): Fact {
  return { ...fact, key: rule, measure: '1', level: 1 };
}
