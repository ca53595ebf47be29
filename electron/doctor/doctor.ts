import type { DoctorPorts, DoctorStep, Examination } from '../../shared/api/doctor-ports.ts';
import { diagnosticsText } from './diagnostics.ts';

export interface DoctorConfig {
  /** One run from its beginning; every word masked. */
  readonly steps: () => AsyncIterable<DoctorStep>;
  /** The text with what may not leave replaced: sentences that are harmless alone may not be so together. */
  readonly mask: (text: string) => string;
  readonly nowMs: () => number;
  /** The run has one more step, or is over. */
  readonly onStep: () => void;
}

/** A look that throws is a step of its own; this is for whatever else may end a run. */
const BROKEN_OFF: DoctorStep = {
  about: 'Doctor',
  step: 'End',
  ok: false,
  durationMs: 0,
  message: 'The examination broke off here: nothing is known of the rest. Run it again.',
};

/** Runs the doctor in the background of a console, one run at a time, and keeps the latest in memory. */
export function createDoctor({ steps, mask, nowMs, onStep }: DoctorConfig): DoctorPorts {
  let latest: Examination | null = null;
  let running = false;

  async function run(): Promise<void> {
    const startedAtMs = nowMs();
    let found: readonly DoctorStep[] = [];
    const show = (finished: Pick<Examination, 'finishedAtMs' | 'diagnostics'>) => {
      latest = { startedAtMs, steps: found, ...finished };
      onStep();
    };
    show({ finishedAtMs: null, diagnostics: null });
    try {
      for await (const step of steps()) {
        found = [...found, step];
        show({ finishedAtMs: null, diagnostics: null });
      }
    } catch {
      found = [...found, BROKEN_OFF];
    } finally {
      const finishedAtMs = nowMs();
      show({ finishedAtMs, diagnostics: mask(diagnosticsText({ finishedAtMs, steps: found })) });
    }
  }

  return {
    async examine() {
      if (running) return;
      running = true;
      void run().finally(() => {
        running = false;
      });
    },
    examination: async () => latest,
  };
}
