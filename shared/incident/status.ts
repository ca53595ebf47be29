import type { Signal } from '../signals/signal.ts';

/**
 * The published Status word: the worst traffic severity if it is degraded or worse; else `security` if flagged; else
 * `watch` or `info` (design 4). Nothing firing is a recovery or an all-clear: `info`.
 */
export function statusWord(firing: readonly Signal[]): 'outage' | 'degraded' | 'security' | 'watch' | 'info' {
  const severities = new Set(firing.map((signal) => signal.severity));
  if (severities.has('outage')) return 'outage';
  if (severities.has('degraded')) return 'degraded';
  if (firing.some((signal) => signal.security)) return 'security';
  return severities.has('watch') ? 'watch' : 'info';
}
