import { severityRank } from '../signals/severity.ts';
import type { Signal } from '../signals/signal.ts';
import { isGatewayHealth, isUpstreamOut } from './facts/standing.ts';

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

/** Families that tell what may come of something: what clients notice already goes before. */
const POSSIBLE: ReadonlySet<string> = new Set(['setting', 'job', 'alert', 'audit']);

/** From what all clients notice to what some may: the gateway serves every Pool, a Pool its clients. */
const REACHES: readonly ((rule: string, family: string) => boolean)[] = [
  isGatewayHealth,
  (_rule, family) => family === 'pool',
  isUpstreamOut,
  (_rule, family) => !POSSIBLE.has(family),
  () => true,
];

function rankOf({ severity, rule, subject, security }: Signal, isOfSecurity: boolean): number {
  if (isOfSecurity && security) return -1;
  if (subject.kind === 'source') return Number.MAX_SAFE_INTEGER;
  const family = rule.split('.')[0] ?? '';
  return REACHES.length * severityRank(severity) + REACHES.findIndex((reaches) => reaches(rule, family));
}

/**
 * The order in which the lines tell of what fires: first what the Status line is about, the console's own view of things
 * last; else worst first, and of equals what reaches most clients. `firing` is in the order of `orderSignals`, which
 * holds among the rest.
 */
export function inStatusOrder(firing: readonly Signal[]): Signal[] {
  const isOfSecurity = statusWord(firing) === 'security';
  return firing.toSorted((a, b) => rankOf(a, isOfSecurity) - rankOf(b, isOfSecurity));
}
