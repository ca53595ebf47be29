import type { Signal } from '../../../shared/signals/signal.ts';
import { SeverityBadge } from '../severity-badge.tsx';
import { SignalLink } from '../signal-link.tsx';

interface RowSignalProps {
  readonly signal: Pick<Signal, 'id' | 'title' | 'severity'> | null;
}

/** The worst signal about a row, as a link to it on Now; nothing where none fires. */
export function RowSignal({ signal }: RowSignalProps) {
  if (signal === null) return null;
  return (
    <p>
      <SeverityBadge severity={signal.severity} /> <SignalLink signal={signal} />
    </p>
  );
}
