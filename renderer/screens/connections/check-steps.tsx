import type { CheckStep } from '../../../shared/api/check-step.ts';
import { Tone } from '../../components/tone.tsx';
import { CheckStepRow } from './check-step-row.tsx';
import classes from './connections.module.css';

interface CheckStepsProps {
  readonly steps: readonly CheckStep[] | null;
  readonly running: boolean;
}

/** What a connection test found, step by step: result, duration, and what to do. */
export function CheckSteps({ steps, running }: CheckStepsProps) {
  return (
    <div role="status" aria-live="polite">
      {running ? <Tone tone="unknown" icon="clock" word="Testing…" /> : null}
      {steps === null || running ? null : (
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            <CheckStepRow key={step.step} step={step} number={index + 1} />
          ))}
        </ol>
      )}
    </div>
  );
}
