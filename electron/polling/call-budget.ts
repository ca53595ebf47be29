/** The steady-state budget of one profile (pooler-contract 13.5). */
export const CALLS_PER_MINUTE = 60;
export const CALLS_IN_FLIGHT = 2;

export interface CallBudget {
  /** Runs `call` once a slot and a token are free; tasks wait their turn in order. */
  run<T>(call: () => Promise<T>): Promise<T>;
}

export interface CallBudgetConfig {
  readonly callsPerMinute: number;
  readonly callsInFlight: number;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A token bucket with a limit on calls in flight; a minute's worth may be spent at once, then it refills evenly. */
export function createCallBudget({
  callsPerMinute,
  callsInFlight,
  nowMs,
  sleep,
}: CallBudgetConfig): CallBudget {
  const tokenMs = 60_000 / callsPerMinute;
  let tokens = callsPerMinute;
  let refilledAtMs = nowMs();
  let inFlight = 0;
  const waiting: (() => void)[] = [];

  function refill(): void {
    const now = nowMs();
    // A clock set back must not stop the refill.
    const elapsed = Math.max(0, now - refilledAtMs);
    tokens = Math.min(callsPerMinute, tokens + elapsed / tokenMs);
    refilledAtMs = now;
  }

  async function acquire(): Promise<void> {
    while (inFlight >= callsInFlight) await new Promise<void>((resolve) => waiting.push(resolve));
    inFlight += 1;
    for (refill(); tokens < 1; refill()) await sleep(Math.ceil((1 - tokens) * tokenMs));
    tokens -= 1;
  }

  return {
    async run(call) {
      await acquire();
      try {
        return await call();
      } finally {
        inFlight -= 1;
        waiting.shift()?.();
      }
    },
  };
}
