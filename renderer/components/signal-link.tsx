import type { Signal } from '../../shared/signals/signal.ts';
import { GoLink } from './go-link.tsx';
import { signalElementId } from './signal-element.ts';

/** A signal by its title, as a link to it on Now. */
export function SignalLink({ signal }: { readonly signal: Pick<Signal, 'id' | 'title'> }) {
  return (
    <GoLink path="/" target={signalElementId(signal.id)}>
      {signal.title}
    </GoLink>
  );
}
