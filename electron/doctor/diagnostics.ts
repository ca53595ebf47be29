import type { DoctorStep } from '../../shared/api/doctor-ports.ts';
import { CONSOLE_VERSION } from './console-version.ts';

/** A finished run, every word of it masked. */
export interface Diagnosis {
  readonly finishedAtMs: number;
  readonly steps: readonly DoctorStep[];
}

/** Whether every check passed; a run without any has shown nothing. */
export function isAllWell(steps: readonly DoctorStep[]): boolean {
  return steps.length > 0 && steps.every(({ ok }) => ok);
}

function verdict(steps: readonly DoctorStep[]): string {
  const failed = steps.filter(({ ok }) => !ok).length;
  return failed === 0 ? `All ${steps.length} checks passed.` : `${failed} of ${steps.length} checks failed.`;
}

/**
 * The run as a text a person reads: by what was looked at, numbered through. Lines and messages begin with a bracket:
 * the gate reads the whole, and must not take them for words that a name in front of them (`codex-pdf:`) quotes.
 */
export function diagnosticsText({ finishedAtMs, steps }: Diagnosis): string {
  const lines = steps.flatMap(({ about, step, ok, durationMs, message }, index) => {
    const heading = about === steps[index - 1]?.about ? [] : ['', `[${about}]`];
    const mark = `[${index + 1} ${ok ? 'ok' : 'FAILED'}, ${Math.round(durationMs)} ms]`;
    return [...heading, `${mark} ${step}: (${message})`];
  });
  return [
    `[Pooler Operator Console ${CONSOLE_VERSION}, diagnostics of ${new Date(finishedAtMs).toISOString()}]`,
    verdict(steps),
    ...lines,
  ].join('\n');
}

/** The run as plain data, for a program. */
export function diagnosticsObject({ finishedAtMs, steps }: Diagnosis) {
  return {
    console: CONSOLE_VERSION,
    generatedAt: new Date(finishedAtMs).toISOString(),
    ok: isAllWell(steps),
    checks: steps.map((step, index) => ({ number: index + 1, ...step })),
  };
}
