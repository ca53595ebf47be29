import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import { failureOf } from './database-failure.ts';

/**
 * Runs one read and types how it ended; never throws. `observedAtMs` is the moment the answer was whole, or the
 * failure known.
 */
export async function attempt<T>(nowMs: () => number, read: () => Promise<T>): Promise<SourceOutcome<T>> {
  const startedAtMs = nowMs();
  try {
    const value = await read();
    const observedAtMs = nowMs();
    return { kind: 'ok', value, observedAtMs, durationMs: observedAtMs - startedAtMs };
  } catch (error) {
    const observedAtMs = nowMs();
    return { ...failureOf(error), observedAtMs, durationMs: observedAtMs - startedAtMs };
  }
}
