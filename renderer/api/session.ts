import { codeIn } from './session-code.ts';
import { value } from './value.ts';

const STORAGE_KEY = 'console-session';

/** The header that carries the session key to the web door. */
const SESSION_HEADER = 'x-console-session';

/** True in the desktop window: its requests never leave the process, so there is nothing to prove. */
const isDesktop = location.protocol === 'console:';

/** Whether the API refuses this page until a link from the terminal is opened again. */
export const sessionEnded = value(false);

/** The headers every API call carries. */
export function sessionHeaders(): Record<string, string> {
  const key = isDesktop ? null : sessionStorage.getItem(STORAGE_KEY);
  return key === null ? {} : { [SESSION_HEADER]: key };
}

/** Exchanges a code for this tab's session key. False when the door refuses the code: it is old or was used. */
export async function openSession(code: string): Promise<boolean> {
  const response = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) return false;
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('key' in answer)) return false;
  if (typeof answer.key !== 'string') return false;
  sessionStorage.setItem(STORAGE_KEY, answer.key);
  sessionEnded.set(false);
  return true;
}

/** Takes a code out of the address, so that no history or reload holds it, and opens the session with it. */
async function takeCode(): Promise<boolean> {
  const code = location.hash.startsWith('#code=') ? codeIn(location.hash) : null;
  if (code === null) return false;
  history.replaceState(null, '', location.pathname + location.search);
  return openSession(code).catch(() => false);
}

/**
 * Runs before the first request and before anything reads the fragment as a location; later on, for a new link that is
 * opened in the same tab.
 */
export async function setUpSession(): Promise<void> {
  if (isDesktop) return;
  addEventListener('hashchange', (event) => {
    if (!location.hash.startsWith('#code=')) return;
    event.stopImmediatePropagation();
    void takeCode();
  });
  const opened = await takeCode();
  if (!opened && sessionStorage.getItem(STORAGE_KEY) === null) sessionEnded.set(true);
}
