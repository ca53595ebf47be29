import type { CheckStep } from '../../../shared/api/check-step.ts';
import { Tone } from '../../components/tone.tsx';
import classes from './connections.module.css';

/** One check: its number, what it is, how it ended, how long it took, and what was found or is to be done. */
export function CheckStepRow({ step, number }: { readonly step: CheckStep; readonly number: number }) {
  return (
    <li>
      <span className={classes.stepNumber}>{number}</span>
      <b>{step.step}</b>
      <Tone
        tone={step.ok ? 'ok' : 'degraded'}
        icon={step.ok ? 'check' : 'cross'}
        word={step.ok ? 'Passed' : 'Failed'}
      />
      <span className={classes.quiet}>{Math.round(step.durationMs)} ms</span>
      <span>{step.message}</span>
    </li>
  );
}
