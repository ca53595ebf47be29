import type { Session } from 'electron';
import { PAGE_ORIGIN } from './scheme.ts';

/** The page writes released text to the clipboard; it needs nothing else of the machine. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies every permission but the one the release gate's copy needs, and only to our own page. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(ALLOWED.has(permission) && contents.getURL().startsWith(`${PAGE_ORIGIN}/`));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED.has(permission) && origin.replace(/\/$/, '') === PAGE_ORIGIN,
  );
}
