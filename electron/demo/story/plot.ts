import type { UpstreamPart } from './cast.ts';
import { momentAt, STORY_EVENTS, STORY_LENGTH_MS } from './phases.ts';

/** How an upstream fares at a moment: its status and since when, in story time (ms). */
interface UpstreamFate {
  readonly status: 'active' | 'refreshing' | 'reauth_required' | 'refresh_failed';
  /** Story time of the last status change; null where it never changed. */
  readonly sinceMs: number | null;
  /** Story time at which its metadata stopped being refreshed; null while it works. */
  readonly silentSinceMs: number | null;
}

/**
 * The fate of an upstream at a story time: 04 loses its sign-in, 05 later fails to refresh, both come back
 * through `refreshing` at the recovery. All others stay active.
 */
export function fateOf(part: UpstreamPart, elapsedMs: number): UpstreamFate {
  const trouble = TROUBLES[part.number];
  if (trouble === undefined || elapsedMs < 0) return { status: 'active', sinceMs: null, silentSinceMs: null };
  const { turnMs, turnStartMs } = momentAt(elapsedMs);
  const { recoveryAtMs, calmAtMs } = STORY_EVENTS;
  if (turnMs < trouble.fromMs) {
    const recovered = turnStartMs - (STORY_LENGTH_MS - calmAtMs);
    return { status: 'active', sinceMs: turnStartMs > 0 ? recovered : null, silentSinceMs: null };
  }
  if (turnMs < recoveryAtMs) {
    const sinceMs = turnStartMs + trouble.fromMs;
    return { status: trouble.status, sinceMs, silentSinceMs: sinceMs };
  }
  return turnMs < calmAtMs
    ? { status: 'refreshing', sinceMs: turnStartMs + recoveryAtMs, silentSinceMs: null }
    : { status: 'active', sinceMs: turnStartMs + calmAtMs, silentSinceMs: null };
}

const TROUBLES: Readonly<
  Record<number, { readonly fromMs: number; readonly status: 'reauth_required' | 'refresh_failed' }>
> = {
  4: { fromMs: STORY_EVENTS.reauthAtMs, status: 'reauth_required' },
  5: { fromMs: STORY_EVENTS.outageAtMs, status: 'refresh_failed' },
};
