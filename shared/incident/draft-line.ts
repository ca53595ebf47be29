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

/** How a line is cut where not all that it has to say fits. */
interface Cut {
  /** So many of its first phrases must stand. */
  readonly least: number;
  /** Kept whole at the line's end, whatever is left out. */
  readonly last: readonly Phrase[];
  /** In place of `last` where the first phrases would not fit beside it. */
  readonly shortLast: readonly Phrase[];
  /** What one of its phrases tells of, for those that are left out. */
  readonly noun: Noun;
}

/** What a line has to say, before it is known how much of it fits. */
export interface LineContent extends Cut {
  readonly label: DraftLine['label'];
  /** The most important first: the last are left out where they do not fit. */
  readonly phrases: readonly Phrase[];
}

/** What the phrases of a line are called, and whether those left out are counted themselves or by their signals. */
export interface Noun {
  readonly one: string;
  readonly many: string;
  readonly counts: 'phrases' | 'signals';
}

const SIGNALS: Noun = { one: 'signal', many: 'signals', counts: 'signals' };

/** A line of which one phrase must stand, and none at the end. */
const PLAIN: Cut = { least: 1, last: [], shortLast: [], noun: SIGNALS };

/** The content of a line that is cut as said. */
export function lineContent(
  label: DraftLine['label'],
  phrases: readonly Phrase[],
  cut: Partial<Cut> = {},
): LineContent {
  return { ...PLAIN, ...cut, label, phrases };
}

const SEPARATOR = '; ';

function lengthOf(phrases: readonly Phrase[]): number {
  return phrases.reduce((sum, { text }) => sum + text.length + SEPARATOR.length, -SEPARATOR.length);
}

/** Characters a line has left for the phrases that may be left out. */
function roomOf({ label }: LineContent, last: readonly Phrase[]): number {
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

/** As many phrases as fit before `last` and how many were left out, for a cut line is never silent; null for too few. */
function fitted(content: LineContent, last: readonly Phrase[]): readonly Phrase[] | null {
  const { phrases, least } = content;
  for (let count = phrases.length; count >= Math.min(least, phrases.length); count -= 1) {
    const kept = [...phrases.slice(0, count), ...remainder(content, phrases.slice(count))];
    if (lengthOf(kept) <= roomOf(content, last)) return [...kept, ...last];
  }
  return null;
}

/** Those that must stand in few words. */
function shortened(content: LineContent): LineContent {
  const phrases = content.phrases.map((each, index) =>
    index < content.least ? { ...each, text: each.short ?? each.text } : each,
  );
  return { ...content, phrases };
}

function whole(content: LineContent): readonly Phrase[] | null {
  return (
    fitted(content, content.last) ??
    fitted(content, content.shortLast) ??
    fitted(shortened(content), content.shortLast)
  );
}

/** The first phrase cut: only words of the watched systems that are longer than any of their names come to that. */
function clippedFirst(content: LineContent): readonly Phrase[] {
  const [first, ...rest] = shortened(content).phrases;
  if (first === undefined) return content.last;
  const tail = [...remainder(content, rest), ...content.shortLast];
  return [{ ...first, text: clipped(first.text, roomOf(content, tail)) }, ...tail];
}

/** True where all that must stand of a line stands in full. */
export function isWhole(content: LineContent): boolean {
  return whole(content) !== null;
}

/** One line of phrases, at most 240 UTF-16 units long. */
export function draftLine(
  label: DraftLine['label'],
  phrases: readonly Phrase[],
  cut: Partial<Cut> = {},
): DraftLine {
  const content = lineContent(label, phrases, cut);
  const kept = whole(content) ?? clippedFirst(content);
  let start = label.length + 2;
  const placed = kept.map(({ text, signalIds, evidence }) => {
    const end = start + text.length;
    const inPlace = { text, signalIds, evidence, start, end };
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
