import type { SourceStatus } from '../metadata/source.ts';
import { blindSources } from '../signals/overall.ts';
import type { Signal } from '../signals/signal.ts';
import { type Phrase, type PhraseEvidence, phrase } from './phrase.ts';
import { sourcesText } from './source-words.ts';

/** What the lines cannot know because it is not current. */
export interface Unread {
  /** An essential source is not live: where no effect is seen, one may still be there. */
  readonly isBlind: boolean;
  /** No source has answered yet. */
  readonly isEmpty: boolean;
  /** `upstream and quota data`; empty where all that the lines rest on is current. */
  readonly what: string;
  readonly evidence: readonly PhraseEvidence[];
}

const ABSENT: ReadonlySet<string> = new Set(['live', 'not configured', 'not built']);

/** The essential sources that are not live, and those behind the stale signals of the draft. */
export function unreadOf(sources: readonly SourceStatus[], firing: readonly Signal[], nowMs: number): Unread {
  const blind = blindSources(sources);
  const behind = new Set(firing.flatMap(({ stale, surfaces }) => (stale ? surfaces : [])));
  const unread = sources.filter(
    (source) => blind.includes(source) || (behind.has(source.id) && !ABSENT.has(source.state)),
  );
  const what = sourcesText(new Set(unread.map(({ id }) => id)), 'data');
  const isStale = firing.some(({ stale }) => stale);
  return {
    isBlind: blind.length > 0,
    isEmpty: sources.every(({ observedAt }) => observedAt === null),
    what: what === '' && isStale ? 'part of the data' : what,
    evidence: unread.map(({ id, detail, observedAt }) => ({
      signalId: null,
      source: id,
      text: detail,
      subject: { kind: 'source', id, label: id },
      fromMs: observedAt,
      toMs: nowMs,
    })),
  };
}

/** That the state is not fully known, and why; nothing where it is. */
export function caveat({ what, evidence }: Unread, firing: readonly Signal[]): Phrase[] {
  if (what === '') return [];
  const verb = what.endsWith('metrics') ? 'are' : 'is';
  const stale = firing.filter((signal) => signal.stale);
  return [phrase(`${what} ${verb} not current, so the state is not fully known`, stale, evidence)];
}

/** That nothing can be said at all. */
export function unknown({ what, isEmpty, evidence }: Unread, firing: readonly Signal[]): Phrase {
  const why = isEmpty ? 'nothing has been read yet' : `the console has no current ${what}`;
  return phrase(`not known: ${why}`, firing, evidence);
}
