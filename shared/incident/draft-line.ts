import type { DRAFT_LABELS } from './draft.ts';
import type { Phrase } from './phrase.ts';
import { clipped, LINE_LIMIT } from './wording.ts';

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

const SEPARATOR = '; ';

/** Characters a line has left for its text. */
function roomOf(label: DraftLine['label']): number {
  return LINE_LIMIT - label.length - 2;
}

function lengthOf(phrases: readonly Phrase[]): number {
  return phrases.reduce((sum, { text }) => sum + text.length + SEPARATOR.length, -SEPARATOR.length);
}

/** The phrases left out as one: it says how many they are and rests on all they rest on. */
function remainder(phrases: readonly Phrase[]): Phrase[] {
  if (phrases.length === 0) return [];
  return [
    {
      text: `and ${phrases.length} more`,
      signalIds: phrases.flatMap(({ signalIds }) => signalIds),
      evidence: phrases.flatMap(({ evidence }) => evidence),
    },
  ];
}

/** As many phrases as fit into `room` characters and how many were left out: a cut line is never silent. */
export function fitted(phrases: readonly Phrase[], room: number): readonly Phrase[] {
  for (let count = phrases.length; count > 0; count -= 1) {
    const kept = [...phrases.slice(0, count), ...remainder(phrases.slice(count))];
    if (lengthOf(kept) <= room) return kept;
  }
  const [first, ...rest] = phrases;
  if (first === undefined) return [];
  const tail = remainder(rest);
  const tailLength = tail.length === 0 ? 0 : lengthOf(tail) + SEPARATOR.length;
  return [{ ...first, text: clipped(first.text, room - tailLength) }, ...tail];
}

/** One line of phrases, cut to its limit; `last` is kept whole at its end. */
export function draftLine(
  label: DraftLine['label'],
  phrases: readonly Phrase[],
  last: readonly Phrase[] = [],
): DraftLine {
  const lastLength = last.length === 0 ? 0 : lengthOf(last) + SEPARATOR.length;
  const kept = [...fitted(phrases, roomOf(label) - lastLength), ...last];
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
