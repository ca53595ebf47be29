import type { DoctorPorts } from '../../shared/api/doctor-ports.ts';
import { maskText } from '../release/mask-text.ts';
import { createDoctor } from './doctor.ts';
import { type ExamineConfig, examine } from './examine.ts';
import { knownToDoctor } from './known-values.ts';
import { ownNames, thisMachine } from './machine.ts';
import { maskedSteps } from './masked-steps.ts';

export interface ConsoleDoctorConfig
  extends Pick<ExamineConfig, 'dataDirectory' | 'secretsOf' | 'observe' | 'nowMs'> {
  /** Asked at each run: connections are added meanwhile. */
  readonly profiles: () => ExamineConfig['profiles'];
  readonly onStep: () => void;
}

/** The doctor of a console at work. */
export function createConsoleDoctor(config: ConsoleDoctorConfig): DoctorPorts {
  const { dataDirectory, secretsOf, nowMs, onStep } = config;
  const known = () => knownToDoctor(config.profiles(), secretsOf, ownNames(dataDirectory));
  const steps = () => examine({ ...config, profiles: config.profiles(), machine: thisMachine(), fetch });
  return createDoctor({
    steps: () => maskedSteps(steps(), known),
    mask: (text) => maskText(text, known()),
    nowMs,
    onStep,
  });
}
