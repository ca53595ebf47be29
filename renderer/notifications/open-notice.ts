import type { ReleasedNotice } from '../../shared/notifications/notice.ts';
import { signalElementId } from '../components/signal-element.ts';
import { goTo } from '../shell/go-to.ts';

/** Opens Now, at the signal that the notice is about where it is about one. */
export function openNotice({ signalId }: Pick<ReleasedNotice, 'signalId'>): void {
  goTo('/', signalId === null ? undefined : signalElementId(signalId));
}
