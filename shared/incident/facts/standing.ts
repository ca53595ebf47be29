/** Rules of Pools that fewer or none of their upstreams can serve: their readiness tells all about them. */
const POOL_CAPACITY: ReadonlySet<string> = new Set([
  'pool.no_ready_upstream',
  'pool.no_upstream_assigned',
  'pool.reduced_readiness',
]);

/** Rules of upstreams that do not serve: their Pools have fewer. */
const UPSTREAM_OUT: ReadonlySet<string> = new Set([
  'upstream.reauth_required',
  'upstream.refresh_failed',
  'upstream.refresh_overdue',
  'upstream.paused',
  'upstream.out_of_service',
  'upstream.quota_exhausted',
]);

/** True for a Pool's trouble that is about how many of its upstreams can serve. */
export function isPoolCapacity(rule: string): boolean {
  return POOL_CAPACITY.has(rule);
}

/** True for an upstream's trouble that takes it out of its Pools. */
export function isUpstreamOut(rule: string): boolean {
  return UPSTREAM_OUT.has(rule);
}

/** Rules of health routes: they end with the gateway being ready again. */
export function isGatewayHealth(rule: string): boolean {
  return rule === 'gateway.not_ready' || rule === 'gateway.not_alive';
}

/** Rules of sources that give no current data: they end with the source being live again. */
export function isSourceState(rule: string): boolean {
  return rule === 'source.failing' || rule === 'source.stale' || rule === 'source.refused';
}

/** What is told for a while because it happened: it does not recover, it grows old. */
const CHANGES: ReadonlySet<string> = new Set([
  'setting.changed',
  'setting.secret_changed',
  'key.paused',
  'key.revoked',
]);

/** True for what happened and does not recover. */
export function isChange(rule: string): boolean {
  return rule.startsWith('audit.') || CHANGES.has(rule);
}
