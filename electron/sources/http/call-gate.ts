/** Runs a call when its turn comes. */
export type CallGate = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `places` calls run at once; the others wait in order. The Pooler has 4 MCP places and 8 queued
 * ones for all its clients together (pooler-contract 10.1), of which one console takes 2 (13.5).
 */
export function createCallGate(places: number): CallGate {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (call) => {
    if (running >= places) await new Promise<void>((admit) => waiting.push(admit));
    else running++;
    try {
      return await call();
    } finally {
      // A place that is handed on stays counted, so nobody can slip in between.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
