import { SOURCE_IDS, type SourceId } from '../metadata/source.ts';
import type { Signal } from '../signals/signal.ts';
import { listed } from './wording.ts';

/** What the console reads of each source, as it stands before "metadata". */
const METADATA_WORDS: Readonly<Record<Exclude<SourceId, 'slo'>, string>> = {
  pools: 'Pool',
  upstreams: 'upstream',
  quotas: 'quota',
  keys: 'API key',
  requests: 'request',
  audit: 'audit',
  jobs: 'job',
  settings: 'setting',
  alerts: 'alert',
  gateway: 'health',
};

const NOT_INSPECTED = 'no prompt text, credentials, account identifiers or file contents were inspected';

/** The Privacy line: what was really read for the chosen signals, and what was not looked at. */
export function privacyText(signals: readonly Signal[]): string {
  // Trouble with a source tells that it was not read.
  const read = new Set(
    signals
      .filter(({ subject }) => subject.kind !== 'source')
      .flatMap(({ surfaces, evidence }) => [...surfaces, ...evidence.map(({ source }) => source)]),
  );
  const words = SOURCE_IDS.flatMap((id) => (id !== 'slo' && read.has(id) ? [METADATA_WORDS[id]] : []));
  const metadata = words.length === 0 ? [] : [`${listed(words)} metadata`];
  const metrics = read.has('slo') ? ['service metrics'] : [];
  const things = [...metadata, ...metrics];
  if (things.length === 0) return `only metadata was read; ${NOT_INSPECTED}`;
  return `only ${listed(things)} ${metrics.length > 0 ? 'were' : 'was'} read; ${NOT_INSPECTED}`;
}
