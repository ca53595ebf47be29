import type { Signal } from '../../../shared/signals/signal.ts';
import { goTo } from '../../shell/go-to.ts';
import { SeverityBadge } from '../severity-badge.tsx';
import classes from './row-signal.module.css';

interface RowSignalProps {
  readonly signal: Pick<Signal, 'id' | 'title' | 'severity'> | null;
}

/** The worst signal about a row, as a link to it on Now; nothing where none fires. */
export function RowSignal({ signal }: RowSignalProps) {
  if (signal === null) return null;
  return (
    <p>
      <SeverityBadge severity={signal.severity} />{' '}
      <button type="button" className={classes.link} onClick={() => goTo('/', `signal-${signal.id}`)}>
        {signal.title}
      </button>
    </p>
  );
}
