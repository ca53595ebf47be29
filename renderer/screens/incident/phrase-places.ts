import type { DraftLine, DraftPhrase } from '../../../shared/incident/draft-line.ts';

/** A phrase where it stands in a text: UTF-16 offsets, end exclusive. */
export interface PlacedPhrase {
  readonly start: number;
  readonly end: number;
  readonly phrase: DraftPhrase;
}

/**
 * The phrases of a draft that still stand in a text that was edited since, each in its own line and in order. One
 * whose words were changed is no longer backed by its evidence and is left out.
 */
export function placePhrases(text: string, lines: readonly DraftLine[]): PlacedPhrase[] {
  const placed: PlacedPhrase[] = [];
  let lineStart = 0;
  text.split('\n').forEach((written, index) => {
    let from = 0;
    for (const phrase of lines[index]?.phrases ?? []) {
      const at = written.indexOf(phrase.text, from);
      if (at < 0) continue;
      from = at + phrase.text.length;
      placed.push({ start: lineStart + at, end: lineStart + from, phrase });
    }
    lineStart += written.length + 1;
  });
  return placed;
}

/** The phrase a caret stands in or at the end of; null between phrases. */
export function phraseAt(places: readonly PlacedPhrase[], offset: number): PlacedPhrase | null {
  return places.find(({ start, end }) => offset >= start && offset <= end) ?? null;
}
