import { SOURCE_IDS, type SourceId } from '../metadata/source.ts';
import { listed } from './wording.ts';

/** What the console reads of each source, as it stands before "metadata" or "data". */
const WORDS: Readonly<Record<Exclude<SourceId, 'slo'>, string>> = {
  pools: 'Pool',
  upstreams: 'upstream',
  quotas: 'quota',
  keys: 'API key',
  operators: 'operator',
  invites: 'invite',
  requests: 'request',
  audit: 'audit',
  jobs: 'job',
  settings: 'setting',
  alerts: 'alert',
  gateway: 'health',
  traffic: 'gateway',
};

/** `Pool and quota <noun> and service metrics`, in the order of the surfaces; empty where there are none. */
export function sourcesText(ids: ReadonlySet<SourceId>, noun: 'metadata' | 'data'): string {
  const words = SOURCE_IDS.flatMap((id) => (id !== 'slo' && ids.has(id) ? [WORDS[id]] : []));
  const metrics = ids.has('slo') ? ['service metrics'] : [];
  return listed([...(words.length === 0 ? [] : [`${listed(words)} ${noun}`]), ...metrics]);
}
