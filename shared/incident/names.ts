import type { Signal } from '../signals/signal.ts';
import type { Scene } from './facts/fact.ts';

/**
 * How long names may be in a draft, UTF-16 units, the longest first: the first that leaves every line whole is taken.
 * 120 is what storage allows (`isPublishableLabel`). Own figures.
 */
export const NAME_LIMITS = [120, 60, 40, 24] as const;

const GAP = '...';
/** Names of one family mostly differ at their ends: so much of what is left is kept there. */
const TAIL_SHARE = 1 / 3;

/** A mark that a reader takes for the end of a sentence or of a phrase. */
const ENDING = /[.!?]+(?=["')\]]*(?:\s|$))/g;

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As many whole characters as fit into `room` UTF-16 units. */
function filled(characters: readonly string[], room: number): string[] {
  let length = 0;
  const over = characters.findIndex((each) => {
    length += each.length;
    return length > room;
  });
  return over < 0 ? [...characters] : characters.slice(0, over);
}

/** A word that the cut went through, with what separates it from the whole ones. */
const LAST_WORD = /[\s_./-]+[^\s_./-]*$/;
const FIRST_WORD = /^[^\s_./-]*[\s_./-]+/;

/** `text` without the word that was cut, unless little would be left of it. */
function wholeWords(text: string, cut: RegExp): string {
  const whole = text.replace(cut, '');
  return whole.length * 2 >= text.length ? whole : text.trim();
}

/**
 * A name as it stands in a line of one sentence: without the marks that end one or a phrase, and at most `limit` UTF-16
 * units, where its middle is left out.
 */
export function printedName(name: string, limit: number): string {
  const plain = name.replace(ENDING, '').replaceAll(';', ',').trim();
  if (plain === '') return name;
  if (plain.length <= limit) return plain;
  const characters = [...GRAPHEMES.segment(plain)].map(({ segment }) => segment);
  const tailRoom = Math.floor((limit - GAP.length) * TAIL_SHARE);
  const tail = filled(characters.toReversed(), tailRoom).toReversed().join('');
  const head = filled(characters, limit - GAP.length - tail.length).join('');
  return `${wholeWords(head, LAST_WORD)}${GAP}${wholeWords(tail, FIRST_WORD)}`;
}

/** Subjects whose label is a sentence of its own that may hold a name. */
const DESCRIBED: ReadonlySet<string> = new Set(['alert', 'audit']);

interface Renaming {
  readonly name: string;
  readonly printed: string;
}

/** The names that are not printed as they are, the longest first, for one may begin another. */
function renamings(all: readonly { readonly label: string }[], limit: number): Renaming[] {
  return [...new Set(all.map(({ label }) => label))]
    .map((name) => ({ name, printed: printedName(name, limit) }))
    .filter(({ name, printed }) => name !== printed)
    .toSorted((a, b) => b.name.length - a.name.length);
}

function said(text: string, renamed: readonly Renaming[]): string {
  return renamed.reduce((rest, { name, printed }) => rest.replaceAll(name, () => printed), text);
}

function signalSaid(signal: Signal, renamed: readonly Renaming[]): Signal {
  if (renamed.length === 0) return signal;
  return {
    ...signal,
    subject: { ...signal.subject, label: said(signal.subject.label, renamed) },
    title: said(signal.title, renamed),
    impact: said(signal.impact, renamed),
    nextCheck: said(signal.nextCheck, renamed),
  };
}

/** The same moment with every name as it is printed, in lists, subjects and sentences. */
export function withPrintedNames<Moment extends Scene & { readonly signals: readonly Signal[] }>(
  moment: Moment,
  limit: number,
): Moment {
  const { pools, upstreams, keys, operators, invites } = moment.picture;
  // A sentence names its subject, and Pools and upstreams beside it; only a described subject may be any of the others.
  const besides = renamings([...pools, ...upstreams], limit);
  const anything = renamings([...pools, ...upstreams, ...keys, ...operators, ...invites], limit);
  const signals = moment.signals.map((signal) =>
    signalSaid(
      signal,
      DESCRIBED.has(signal.subject.kind) ? anything : [...renamings([signal.subject], limit), ...besides],
    ),
  );
  const called = <Named extends { readonly label: string }>(all: readonly Named[]): Named[] =>
    all.map((each) => ({ ...each, label: printedName(each.label, limit) }));
  return {
    ...moment,
    signals,
    picture: { ...moment.picture, pools: called(pools), upstreams: called(upstreams) },
  };
}
