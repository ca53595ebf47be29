import type { CheckStep } from '../../shared/api/check-step.ts';
import { OperatorError } from '../../shared/api/operator-error.ts';

/** What one look found; the message says what to do where it is not ok. */
export interface Found {
  readonly ok: boolean;
  readonly message: string;
}

export const fine = (message: string): Found => ({ ok: true, message });
export const wrong = (message: string): Found => ({ ok: false, message });

/** Only an error that was written for people may speak: any other could hold a path or a value. */
function sentenceOf(error: unknown): string {
  return error instanceof OperatorError
    ? error.message
    : 'This could not be looked at; nothing is known of it.';
}

/** Takes one look and its time, ms. What it throws is a step that is not ok. */
export async function timedStep(
  step: string,
  nowMs: () => number,
  look: () => Promise<Found> | Found,
): Promise<CheckStep> {
  const begunMs = nowMs();
  const found = await Promise.resolve()
    .then(look)
    .catch((error: unknown) => wrong(sentenceOf(error)));
  // A clock that is set back meanwhile must not give a negative duration.
  return { step, durationMs: Math.max(0, nowMs() - begunMs), ...found };
}
