import { Notification } from 'electron';
import type { ReleasedNotice } from '../../shared/notifications/notice.ts';

/** Shown and neither clicked nor closed: without a reference its click would be lost to garbage collection. */
const open = new Set<Notification>();

/** Shows a notice by the operating system, where it can; `opened` runs at a click. */
export function showNotice({ text }: ReleasedNotice, opened: () => void): void {
  if (!Notification.isSupported()) return;
  const shown = new Notification({ title: 'Pooler Operator Console', body: text });
  open.add(shown);
  shown.on('click', () => {
    open.delete(shown);
    opened();
  });
  shown.on('close', () => open.delete(shown));
  shown.show();
}
