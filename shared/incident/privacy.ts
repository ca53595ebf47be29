import type { SourceId, SourceStatus } from '../metadata/source.ts';
import type { Signal } from '../signals/signal.ts';
import { type Phrase, phrase } from './phrase.ts';
import { sourcesText } from './source-words.ts';

const NOT_INSPECTED = 'no prompt text, credentials, account identifiers or file contents were inspected';

function readFor(signals: readonly Signal[]): Set<SourceId> {
  // Trouble with a source tells that it was not read.
  const told = signals.filter(({ subject }) => subject.kind !== 'source');
  return new Set(
    told.flatMap(({ subject, surfaces, evidence }): SourceId[] => [
      ...surfaces,
      ...evidence.map(({ source }) => source),
      // Which Pools an upstream leaves short, and until when, is told from these.
      ...(subject.kind === 'upstream' ? (['pools', 'upstreams', 'quotas'] as const) : []),
    ]),
  );
}

function everRead(sources: readonly SourceStatus[]): Set<SourceId> {
  return new Set(sources.flatMap(({ id, observedAt }) => (observedAt === null ? [] : [id])));
}

/**
 * The Privacy line: what was really read for the chosen signals, or altogether where the draft tells that nothing is
 * wrong, and what was not looked at.
 */
export function privacyPhrases(signals: readonly Signal[], sources: readonly SourceStatus[]): Phrase[] {
  const read = signals.length === 0 ? everRead(sources) : readFor(signals);
  const what = sourcesText(read, 'metadata');
  const verb = read.has('slo') ? 'were' : 'was';
  const nothing = signals.length === 0 ? 'nothing was read' : 'only the state of the console itself was read';
  return [phrase(what === '' ? nothing : `only ${what} ${verb} read`, signals), phrase(NOT_INSPECTED, [])];
}
