/** The steady-state budget of one profile (pooler-contract 13.5). */
export const CALLS_PER_MINUTE = 60;
export const CALLS_IN_FLIGHT = 2;

const MINUTE_MS = 60_000;
/** A call that waits looks this often whether it may go, ms: a person may have asked for everything at once. */
const LOOK_AGAIN_MS = 500;

export interface CallBudget {
  /** Runs `call` once it fits into both limits; calls wait their turn in order. */
  run<T>(call: () => Promise<T>): Promise<T>;
}

/** A budget that can be asked whether anybody uses it or waits to: work that yields to everything else looks here. */
export interface IdleCallBudget extends CallBudget {
  isIdle(): boolean;
}

export interface RenewableCallBudget extends IdleCallBudget {
  /**
   * Begins a new minute at once: a person asked for a refresh, and must not wait for what was polled before. The
   * limit of calls in flight stays.
   */
  renew(): void;
  /** How many calls have begun within the last minute. */
  spent(): number;
}

export interface CallBudgetConfig {
  readonly callsPerMinute: number;
  readonly callsInFlight: number;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Lets no more than so many calls begin within any minute, and no more than so many run at a time. */
export function createCallBudget({
  callsPerMinute,
  callsInFlight,
  nowMs,
  sleep,
}: CallBudgetConfig): RenewableCallBudget {
  /** When the calls of the last minute began, oldest first. */
  let begun: readonly number[] = [];
  let inFlight = 0;
  const waiting: (() => void)[] = [];

  async function takeSlot(): Promise<void> {
    if (inFlight < callsInFlight) inFlight += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** Hands the slot to who has waited longest: a newcomer cannot slip in between. */
  function passSlot(): void {
    const next = waiting.shift();
    if (next === undefined) inFlight -= 1;
    else next();
  }

  /** Beginnings that lie ahead are of a clock since set back: waiting for them could take hours. */
  function withinMinute(now: number): readonly number[] {
    return begun.filter((atMs) => atMs <= now && now - atMs < MINUTE_MS);
  }

  async function untilAffordable(): Promise<void> {
    for (;;) {
      const now = nowMs();
      begun = withinMinute(now);
      const [oldest] = begun;
      if (oldest === undefined || begun.length < callsPerMinute) {
        begun = [...begun, now];
        return;
      }
      await sleep(Math.min(oldest + MINUTE_MS - now, LOOK_AGAIN_MS));
    }
  }

  return {
    isIdle: () => inFlight === 0,
    renew() {
      begun = [];
    },
    spent: () => withinMinute(nowMs()).length,
    async run(call) {
      await takeSlot();
      try {
        await untilAffordable();
        return await call();
      } finally {
        passSlot();
      }
    },
  };
}
