import type { Picture } from '../metadata/picture.ts';
import type { SourceId } from '../metadata/source.ts';
import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';
import { type Phrase, phrase } from './phrase.ts';
import { sourcesText } from './source-words.ts';

const NOT_INSPECTED = 'no prompt text, credentials, account identifiers or file contents were inspected';

/** The lists that names are looked up in. */
const NAMING = ['pools', 'upstreams', 'keys', 'operators', 'invites'] as const;

/** The entities that a signal about something else names. */
function idsBehind({ subject }: Signal, { alerts, invites }: Picture): (string | null)[] {
  const alert = alerts.find(({ id }) => subject.kind === 'alert' && id === subject.id);
  const invite = invites.find(({ id }) => subject.kind === 'invite' && id === subject.id);
  // `<action>:<target id>` (`auditChanges`).
  const target = subject.kind === 'audit' ? subject.id.slice(subject.id.indexOf(':') + 1) : null;
  return [alert?.poolId ?? null, alert?.upstreamId ?? null, invite?.poolId ?? null, target];
}

function namedFrom(signal: Signal, picture: Picture): SourceId[] {
  const ids = new Set(idsBehind(signal, picture));
  return NAMING.filter((source) => picture[source].some(({ id }) => ids.has(id)));
}

function readFor(signals: readonly Signal[], picture: Picture): Set<SourceId> {
  // Trouble with a source tells that it was not read.
  const told = signals.filter(({ subject }) => subject.kind !== 'source');
  return new Set(
    told.flatMap((signal): SourceId[] => [
      ...signal.surfaces,
      ...signal.evidence.map(({ source }) => source),
      ...namedFrom(signal, picture),
      // Which Pools an upstream leaves short, and until when, is told from these.
      ...(signal.subject.kind === 'upstream' ? (['pools', 'upstreams', 'quotas'] as const) : []),
    ]),
  );
}

function everRead({ sources }: Scene): Set<SourceId> {
  return new Set(sources.flatMap(({ id, observedAt }) => (observedAt === null ? [] : [id])));
}

/**
 * The Privacy line: what was really read for the chosen signals, or altogether where the draft tells that nothing is
 * wrong, and what was not looked at.
 */
export function privacyPhrases(signals: readonly Signal[], scene: Scene): Phrase[] {
  const read = signals.length === 0 ? everRead(scene) : readFor(signals, scene.picture);
  const what = sourcesText(read, 'metadata');
  const verb = read.has('slo') ? 'were' : 'was';
  const nothing = signals.length === 0 ? 'nothing was read' : 'only the state of the console itself was read';
  return [phrase(what === '' ? nothing : `only ${what} ${verb} read`, signals), phrase(NOT_INSPECTED, [])];
}
