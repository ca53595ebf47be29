import { value } from '../api/value.ts';

/** Whether the browser may show notifications of this page; in the desktop window the main process shows them itself. */
export type SystemPermission = 'desktop' | 'not there' | NotificationPermission;

function read(): SystemPermission {
  if (location.protocol === 'console:') return 'desktop';
  return 'Notification' in globalThis ? Notification.permission : 'not there';
}

/** What is known of the permission; read again whenever the page is looked at, for it is changed in the browser. */
export const systemPermission = value<SystemPermission>(read());

/** Reads it again. */
export function refreshPermission(): void {
  systemPermission.set(read());
}

/** Asks the person. Only from the handler of a click: a page that asks by itself is refused, and rightly. */
export async function askPermission(): Promise<void> {
  await Notification.requestPermission();
  refreshPermission();
}
