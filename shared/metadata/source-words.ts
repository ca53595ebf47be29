import type { SourceId } from './source.ts';

/** What people call each surface. */
export const SOURCE_WORDS: Readonly<Record<SourceId, string>> = {
  pools: 'Pools',
  upstreams: 'Upstreams',
  quotas: 'Quotas',
  keys: 'API keys',
  operators: 'Operators',
  invites: 'Invites',
  requests: 'Requests',
  audit: 'Audit',
  jobs: 'Jobs',
  settings: 'Settings',
  alerts: 'Alerts',
  gateway: 'Gateway',
  traffic: 'Gateway metrics',
  slo: 'codex-pdf',
};
