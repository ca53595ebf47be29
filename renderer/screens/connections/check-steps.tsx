import type { CheckStep } from '../../../shared/api/check-step.ts';
import { Tone } from '../../components/tone.tsx';
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
            <li key={step.step}>
              <span className={classes.stepNumber}>{index + 1}</span>
              <b>{step.step}</b>
              <Tone
                tone={step.ok ? 'ok' : 'degraded'}
                icon={step.ok ? 'check' : 'cross'}
                word={step.ok ? 'Passed' : 'Failed'}
              />
              <span className={classes.quiet}>{Math.round(step.durationMs)} ms</span>
              <span>{step.message}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
