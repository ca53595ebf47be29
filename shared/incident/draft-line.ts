import type { DRAFT_LABELS } from './draft.ts';
import type { Phrase } from './phrase.ts';
import { clipped, counted, LINE_LIMIT } from './wording.ts';

/** A phrase in its place: `start` and `end` count UTF-16 units of the printed line, label included. */
export interface DraftPhrase extends Phrase {
  readonly start: number;
  readonly end: number;
}

export interface DraftLine {
  readonly label: (typeof DRAFT_LABELS)[number];
  /** The line without its label. */
  readonly text: string;
  /** In their order; between two of them stands `; `. */
  readonly phrases: readonly DraftPhrase[];
  /** The signals this line rests on. */
  readonly signalIds: readonly string[];
}

/** What a line has to say, before it is known how much of it fits. */
export interface LineContent {
  readonly label: DraftLine['label'];
  /** The most important first: the last are left out where they do not fit. */
  readonly phrases: readonly Phrase[];
  /** Kept whole at the line's end, whatever is left out. */
  readonly last: readonly Phrase[];
  /** What one of its phrases tells of, for those that are left out. */
  readonly noun: Noun;
}

/** What the phrases of a line are called, and whether those left out are counted themselves or by their signals. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  readonly counts: 'phrases' | 'signals';
}

export const SIGNALS: Noun = { one: 'signal', many: 'signals', counts: 'signals' };

const SEPARATOR = '; ';

function lengthOf(phrases: readonly Phrase[]): number {
  return phrases.reduce((sum, { text }) => sum + text.length + SEPARATOR.length, -SEPARATOR.length);
}

/** Characters a line has left for the phrases that may be left out. */
function roomOf({ label, last }: LineContent): number {
  return LINE_LIMIT - label.length - 2 - (last.length === 0 ? 0 : lengthOf(last) + SEPARATOR.length);
}

/** The phrases left out as one: it says how many they are and rests on all they rest on. */
function remainder({ noun }: LineContent, phrases: readonly Phrase[]): Phrase[] {
  if (phrases.length === 0) return [];
  const { one, many, counts } = noun;
  const signalIds = phrases.flatMap((each) => each.signalIds);
  const count = counts === 'signals' ? new Set(signalIds).size : phrases.length;
  return [
    {
      text: `and ${counted(count, `more ${one}`, `more ${many}`)}`,
      signalIds,
      evidence: phrases.flatMap(({ evidence }) => evidence),
    },
  ];
}

/** As many phrases as fit and how many were left out, for a cut line is never silent; null where not even one fits. */
function whole(content: LineContent): readonly Phrase[] | null {
  const { phrases } = content;
  for (let count = phrases.length; count > 0; count -= 1) {
    const kept = [...phrases.slice(0, count), ...remainder(content, phrases.slice(count))];
    if (lengthOf(kept) <= roomOf(content)) return kept;
  }
  return null;
}

/** The first phrase cut: only words of the watched systems that are longer than any of their names come to that. */
function cut(content: LineContent): readonly Phrase[] {
  const [first, ...rest] = content.phrases;
  if (first === undefined) return [];
  const tail = remainder(content, rest);
  const room = roomOf(content) - (tail.length === 0 ? 0 : lengthOf(tail) + SEPARATOR.length);
  return [{ ...first, text: clipped(first.text, room) }, ...tail];
}

/** True where the line's first phrase stands in full. */
export function isWhole(content: LineContent): boolean {
  return content.phrases.length === 0 || whole(content) !== null;
}

/** One line of phrases, at most 240 UTF-16 units long; `last` is kept whole at its end. */
export function draftLine(
  label: DraftLine['label'],
  phrases: readonly Phrase[],
  last: readonly Phrase[] = [],
  noun: Noun = SIGNALS,
): DraftLine {
  const content = { label, phrases, last, noun };
  const kept = [...(whole(content) ?? cut(content)), ...last];
  let start = label.length + 2;
  const placed = kept.map((each) => {
    const end = start + each.text.length;
    const inPlace = { ...each, start, end };
    start = end + SEPARATOR.length;
    return inPlace;
  });
  return {
    label,
    text: kept.map(({ text }) => text).join(SEPARATOR),
    phrases: placed,
    signalIds: [...new Set(kept.flatMap(({ signalIds }) => signalIds))],
  };
}

/** The lines as text, `Label: text`, one a line, without a trailing newline. */
export function draftText(lines: readonly DraftLine[]): string {
  return lines.map((line) => `${line.label}: ${line.text}`).join('\n');
}
