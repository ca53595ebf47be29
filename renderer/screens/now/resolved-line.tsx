import type { Signal } from '../../../shared/signals/signal.ts';
import { cameBackText } from '../../components/came-back.ts';
import { SeverityBadge } from '../../components/severity-badge.tsx';
import { durationText } from '../../time/format.ts';
import { Relative } from '../../time/moment.tsx';
import classes from './now.module.css';

/** A signal that is over: what it was, when it ended, how long it lasted. */
export function ResolvedLine({ signal }: { readonly signal: Signal }) {
  const endedMs = signal.resolvedAtMs ?? signal.lastSeenMs;
  const cameBack = cameBackText(signal);
  return (
    <p className={classes.resolved}>
      <SeverityBadge severity={signal.severity} shape="plain" />
      <span>
        {signal.title}. Resolved <Relative atMs={endedMs} />, after{' '}
        {signal.sinceIsLowerBound ? 'at least ' : ''}
        {durationText(endedMs - signal.sinceMs)}
        {cameBack === null ? '' : `; it ${cameBack}`}.
      </span>
    </p>
  );
}
