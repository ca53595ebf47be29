/** Sizes of one route class (pooler-contract 5.3: `mcp` has 4 running, 8 queued, 5 s). */
interface BulkheadLimits {
  readonly running: number;
  readonly queued: number;
  readonly queueWaitMs: number;
}

/** Counts as `/metrics` shows them. */
export interface BulkheadCounts {
  readonly running: number;
  readonly queued: number;
  readonly accepted: number;
  readonly enqueued: number;
  readonly dequeued: number;
  readonly rejected: number;
  readonly timedOut: number;
}

/** Admission of one route class: so many at once, so many in line, the rest refused at once. */
export interface Bulkhead {
  /** Resolves to the function that leaves again, or to null when there is no room or the wait is over. */
  enter(): Promise<(() => void) | null>;
  counts(): BulkheadCounts;
}

/** Creates an empty bulkhead. */
export function createBulkhead(limits: BulkheadLimits): Bulkhead {
  const queue: (() => void)[] = [];
  let running = 0;
  const totals = { accepted: 0, enqueued: 0, dequeued: 0, rejected: 0, timedOut: 0 };

  function leave(): void {
    running -= 1;
    queue.shift()?.();
  }

  function wait(): Promise<(() => void) | null> {
    totals.enqueued += 1;
    return new Promise((resolve) => {
      const start = (): void => {
        clearTimeout(timer);
        totals.dequeued += 1;
        running += 1;
        resolve(leave);
      };
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(start), 1);
        totals.timedOut += 1;
        resolve(null);
      }, limits.queueWaitMs);
      queue.push(start);
    });
  }

  return {
    async enter() {
      if (running < limits.running) {
        totals.accepted += 1;
        running += 1;
        return leave;
      }
      if (queue.length < limits.queued) return wait();
      totals.rejected += 1;
      return null;
    },
    counts: () => ({ running, queued: queue.length, ...totals }),
  };
}
