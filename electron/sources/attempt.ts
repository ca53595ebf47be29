import type { SourceOutcome } from '../../shared/metadata/source.ts';
import type { ReadFailure } from './read-failure.ts';

/** Runs one read and types how it ended. */
export type Attempt = <T>(read: () => Promise<T>) => Promise<SourceOutcome<T>>;

/**
 * Attempts that never throw: `failureOf` sorts whatever a read threw. `observedAtMs` is the moment the answer was
 * whole, or the failure known.
 */
export function createAttempt(nowMs: () => number, failureOf: (error: unknown) => ReadFailure): Attempt {
  return async (read) => {
    const startedAtMs = nowMs();
    try {
      const value = await read();
      const observedAtMs = nowMs();
      return { kind: 'ok', value, observedAtMs, durationMs: observedAtMs - startedAtMs };
    } catch (error) {
      const observedAtMs = nowMs();
      return { ...failureOf(error), observedAtMs, durationMs: observedAtMs - startedAtMs };
    }
  };
}
