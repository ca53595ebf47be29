import type { SourceId, SourceStatus } from '../metadata/source.ts';
import { blindSources } from '../signals/overall.ts';
import type { Signal } from '../signals/signal.ts';
import { type Phrase, type PhraseEvidence, phrase } from './phrase.ts';
import { sourcesText } from './source-words.ts';

/** What the lines cannot know because it is not current or not to be seen. */
export interface Unread {
  /** So little is current that an effect may be there although none is seen. */
  readonly isBlind: boolean;
  /** No source has answered yet. */
  readonly isEmpty: boolean;
  /** `upstream and quota data is not current`; empty where all that the lines rest on is current. */
  readonly what: string;
  readonly evidence: readonly PhraseEvidence[];
}

const NOTHING_TO_MISS: ReadonlySet<string> = new Set(['live', 'inferred', 'not configured', 'not built']);

/** Waiting or trying again does not help: who runs the deployment or the account decides what may be seen. */
const CLOSED: ReadonlySet<string> = new Set(['hidden', 'refused', 'not exposed']);

/** Of the Pools all that matters is current: only the metrics of codex-pdf may be missing. */
function seesPools(sources: readonly SourceStatus[]): boolean {
  const isLive = sources.some(({ id, state }) => id === 'pools' && state === 'live');
  return isLive && blindSources(sources).every(({ id }) => id === 'slo');
}

/** `upstream data is not current`, `service metrics cannot be read`; empty for none. */
function clause(sources: readonly SourceStatus[], one: string, many: string): string[] {
  const ids = new Set<SourceId>(sources.map(({ id }) => id));
  const what = sourcesText(ids, 'data');
  return what === '' ? [] : [`${what} ${what.endsWith('metrics') ? many : one}`];
}

/** The essential sources that are not live, and those behind the stale signals of the draft. */
export function unreadOf(sources: readonly SourceStatus[], firing: readonly Signal[], nowMs: number): Unread {
  const blind = blindSources(sources);
  const behind = new Set(firing.flatMap(({ stale, surfaces }) => (stale ? surfaces : [])));
  const unread = sources.filter(
    (source) => blind.includes(source) || (behind.has(source.id) && !NOTHING_TO_MISS.has(source.state)),
  );
  const closed = unread.filter(({ state }) => CLOSED.has(state));
  const old = unread.filter((source) => !closed.includes(source));
  const what = [
    ...clause(old, 'is not current', 'are not current'),
    ...clause(closed, 'cannot be read', 'cannot be read'),
  ].join(' and ');
  const isEmpty = sources.every(({ observedAt }) => observedAt === null);
  const isStale = firing.some(({ stale }) => stale);
  return {
    isBlind: isEmpty || (blind.length > 0 && !seesPools(sources)),
    isEmpty,
    what: what === '' && isStale ? 'part of the data is not current' : what,
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

function notFullyKnown(text: string, { what, evidence }: Unread, firing: readonly Signal[]): Phrase[] {
  const stale = firing.filter((signal) => signal.stale);
  return what === '' ? [] : [phrase(text, stale, evidence)];
}

/** That the state is not fully known, and why; nothing where it is. */
export function caveat(unread: Unread, firing: readonly Signal[]): Phrase[] {
  return notFullyKnown(`${unread.what}, so the state is not fully known`, unread, firing);
}

/** The same where the line has no room for why. */
export function shortCaveat(unread: Unread, firing: readonly Signal[]): Phrase[] {
  return notFullyKnown('the state is not fully known', unread, firing);
}

/** Why nothing is known where no source has answered, now or by a moment of the past. */
export function nothingRead(isPast: boolean): string {
  return `nothing ${isPast ? 'had' : 'has'} been read yet`;
}

/** That nothing can be said at all. */
export function unknown(
  { what, isEmpty, evidence }: Unread,
  firing: readonly Signal[],
  isPast: boolean,
): Phrase {
  const why = isEmpty ? nothingRead(isPast) : what;
  return phrase(`not known, because ${why}`, firing, evidence);
}
