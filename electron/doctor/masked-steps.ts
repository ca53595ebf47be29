import type { DoctorStep } from '../../shared/api/doctor-ports.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import { maskStrings } from '../release/mask-strings.ts';

/** Each step as it may be shown: masked here, where all of them pass, whatever a look has written into its message. */
export async function* maskedSteps(
  steps: AsyncIterable<DoctorStep>,
  known: () => readonly KnownValue[],
): AsyncGenerator<DoctorStep> {
  for await (const step of steps) yield maskStrings(step, known());
}
