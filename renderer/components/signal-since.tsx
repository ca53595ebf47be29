import type { Signal } from '../../shared/signals/signal.ts';
import { Since } from '../time/moment.tsx';
import { cameBackText } from './came-back.ts';
import classes from './signal-since.module.css';

/** Since when a signal holds, and how often it came back where it comes and goes. */
export function SignalSince({ signal }: { readonly signal: Signal }) {
  const cameBack = cameBackText(signal);
  return (
    <span className={classes.when}>
      <Since atMs={signal.sinceMs} isLowerBound={signal.sinceIsLowerBound} />
      {cameBack === null ? null : <b className={classes.cameBack}>{cameBack}</b>}
    </span>
  );
}
