import type { Assumptions } from '../catalogue/row.ts';
import type { SloRowResult, Verdict } from '../result.ts';

/** What judging the counters adds to a catalogue row. */
export type Finding = Pick<SloRowResult, 'verdict' | 'estimate' | 'interval' | 'n' | 'why'>;

/** A verdict without any number. */
export function withoutNumbers(verdict: Verdict, why: string): Finding {
  return { verdict, estimate: null, interval: null, n: null, why };
}

/** Never used and not used lately are told apart, and neither is zero (SLO-T8, SLO-T9). */
export function noData(what: string, seriesExist: boolean): Finding {
  return seriesExist
    ? { ...withoutNumbers('no data', `There were no ${what} in the window.`), n: 0 }
    : withoutNumbers(
        'no data',
        `No series counts ${what}: none were made since the service started, or the job selector misses it.`,
      );
}

/** `assumed ...` where the outcome leans on something the counters cannot show. */
export function leaning(outcome: 'pass' | 'breach', assumes: Assumptions): Verdict {
  return assumes[outcome] === null ? outcome : `assumed ${outcome}`;
}

/** Names the assumption behind an outcome, or nothing. */
export function assumption(outcome: 'pass' | 'breach', assumes: Assumptions): string | null {
  return assumes[outcome] === null ? null : `Assumes that ${assumes[outcome]}.`;
}
