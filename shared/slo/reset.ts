/** What is kept of one counter series between two scrapes. */
export interface CounterState {
  /** The value as exposed at the last scrape. */
  readonly raw: number;
  /** Everything counted since the series was first kept, resets accounted for; never falls. */
  readonly cumulative: number;
  /** The last creation time seen, Unix ms; null while none was ever exposed. */
  readonly createdAtMs: number | null;
}

/** One step of a counter: the state to keep, and whether this step proves interleaving. */
export interface CounterStep {
  readonly state: CounterState;
  /** The creation time went back, which one process cannot do (SLO-T1). */
  readonly backward: boolean;
}

/**
 * Takes one scraped value into a reset-adjusted cumulative counter, by the rule of Prometheus: after a drop
 * the new value counts in full (slo-contract 8.4 C1). The increase over any window is the difference of
 * `cumulative` at its two ends.
 *
 * A series without `previous` counts its first value only if its target had been scraped before, because
 * then the series was born in between (SLO-T7); otherwise its past is unknown and it starts at 0.
 *
 * `sample.value` is finite and >= 0. A mere drop is a reset and no proof of interleaving; a creation time
 * that goes back is. Two workers answering A, B, A, B give one backward step for every return to the older
 * one, which is what `resets(..._created)` counts (slo-contract 5, Q9).
 */
export function advanceCounter(
  previous: CounterState | null,
  sample: { readonly value: number; readonly createdAtMs: number | null },
  targetSeenBefore: boolean,
): CounterStep {
  if (previous === null) {
    const cumulative = targetSeenBefore ? sample.value : 0;
    return { state: { raw: sample.value, cumulative, createdAtMs: sample.createdAtMs }, backward: false };
  }
  const increment = sample.value < previous.raw ? sample.value : sample.value - previous.raw;
  return {
    state: {
      raw: sample.value,
      cumulative: previous.cumulative + increment,
      createdAtMs: sample.createdAtMs ?? previous.createdAtMs,
    },
    backward:
      sample.createdAtMs !== null &&
      previous.createdAtMs !== null &&
      sample.createdAtMs < previous.createdAtMs,
  };
}
