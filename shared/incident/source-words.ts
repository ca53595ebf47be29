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

/** More names than this make a line hard to read: sources that belong together then go by one name. */
const MOST_BY_NAME = 5;

const GROUPS: readonly (readonly [name: string, sources: readonly SourceId[]])[] = [
  ['inventory', ['pools', 'upstreams', 'quotas']],
  ['access', ['keys', 'operators', 'invites']],
  ['log', ['requests', 'audit']],
  ['system', ['jobs', 'settings', 'alerts']],
  ['gateway', ['gateway', 'traffic']],
];

function grouped(ids: readonly Exclude<SourceId, 'slo'>[]): string[] {
  return GROUPS.flatMap(([name, members]) => {
    const read = ids.filter((id) => members.includes(id));
    return read.length > 1 ? [name] : read.map((id) => WORDS[id]);
  });
}

/**
 * `Pool and quota <noun> and service metrics`, in the order of the surfaces; many of them by groups (`inventory, access
 * and log <noun>`); empty where there are none.
 */
export function sourcesText(ids: ReadonlySet<SourceId>, noun: 'metadata' | 'data'): string {
  const read = SOURCE_IDS.flatMap((id) => (id !== 'slo' && ids.has(id) ? [id] : []));
  const words = read.length > MOST_BY_NAME ? grouped(read) : read.map((id) => WORDS[id]);
  const metrics = ids.has('slo') ? ['service metrics'] : [];
  return listed([...(words.length === 0 ? [] : [`${listed(words)} ${noun}`]), ...metrics]);
}
