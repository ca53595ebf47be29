import { describe } from 'vitest';
import { type RecordedSystem, recordingsOf } from './recordings.ts';

/** A suite that needs the recordings of a system: where they are absent it is skipped, and its title says so. */
export function describeRecorded(system: RecordedSystem, title: string, tests: () => void): void {
  const { arePresent, without } = recordingsOf(system);
  describe.skipIf(!arePresent)(`${title}${without}`, tests);
}
