import type { DoctorStep } from '../../../shared/api/doctor-ports.ts';

interface NumberedStep {
  /** Its place in the whole run, from 1: the same as in the diagnostics text. */
  readonly number: number;
  readonly step: DoctorStep;
}

/** The checks of one thing that was looked at. */
export interface DoctorGroup {
  readonly about: string;
  readonly steps: readonly NumberedStep[];
}

/** The run by what was looked at, in its order; only what failed where that is wanted. */
export function doctorGroups(steps: readonly DoctorStep[], failedOnly: boolean): DoctorGroup[] {
  const groups = new Map<string, NumberedStep[]>();
  for (const [index, step] of steps.entries()) {
    if (failedOnly && step.ok) continue;
    const group = groups.get(step.about) ?? [];
    group.push({ number: index + 1, step });
    groups.set(step.about, group);
  }
  return [...groups].map(([about, members]) => ({ about, steps: members }));
}
