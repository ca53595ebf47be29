import { blanksBetweenEvenPieces } from './even-pieces.ts';
import { type Edit, editsOf, rewrite, type View } from './view.ts';

const LETTER_SPACED =
  /(?<![^\s"'([{=:|>])(?:\S[ \t]{1,6}){5,4000}[^\s—–-](?=[\s.,;:!?)\]}"'|<。、，\u3040-\u9fff]|$)/g;
// A letter is no mark, or a hyphen before another one: what a unit is must be certain, or the search would branch.
const LETTER_MARKED =
  /(?<![^\s"'([{=:|>])[^\s,;|·-](?:(?<mark>[-,;|·])[ \t]?)[^\s,;|·-](?:\k<mark>[ \t]?(?:[^\s,;|·-]|-(?=-))){4,400}(?=[\s.,;:!?)\]}"'|<]|$)/g;
const MARK_BETWEEN = /-{3}|[-,;|·][ \t]?/g;
const GAP = /[ \t]{1,6}/g;
// A mark or a word of one letter that leads to the value and is none of it: ": 9 3 3", "è Q w e".
const LEADING = /^(?:[:=—>-]|[^\p{ASCII}]) {0,6}\t{0,2}$/u;

// Words of one letter, which may stand beside a value that is spaced out: "servidor es r e d i s y no responde".
const ONE_LETTER_WORD = /^[aeiouywzàèéóúаивкосуя]$/iu;

/**
 * Takes the blanks out of values that were evenly spaced out: letter by letter, or in pieces of one length.
 * `wordsApart` leaves a letter that may be a word of its own at either end of a run.
 */
export function closeUp(view: View, wordsApart = false): View {
  const letters = rewrite(view, blanksBetweenLetters(view.text, wordsApart));
  const marked = rewrite(letters, marksBetweenLetters(letters.text));
  return rewrite(marked, blanksBetweenEvenPieces(marked.text));
}

/** Letters spaced out with wider blanks between the words they spell: the words, for what reads sentences. */
export function closeUpWords(view: View): View {
  const runs = [...view.text.matchAll(LETTER_SPACED)].filter(
    ([run]) => /\S {2,6}\S/.test(run) && /\S \S/.test(run),
  );
  return rewrite(
    view,
    editsInRuns(runs, GAP, ([gap]) => (gap.length > 1 ? ' ' : '')),
  );
}

/** One edit per blank, so that every letter keeps its own place. */
function blanksBetweenLetters(text: string, wordsApart: boolean): Edit[] {
  return editsInRuns([...text.matchAll(LETTER_SPACED)], GAP, (gap, run) => {
    const end = gap.index + gap[0].length;
    if (LEADING.test(run[0].slice(0, end))) return undefined;
    const alone = gap.index === 1 ? run[0].charAt(0) : end === run[0].length - 1 ? run[0].charAt(end) : '';
    return wordsApart && ONE_LETTER_WORD.test(alone) ? undefined : '';
  });
}

/** Letters with one mark between them, "k-o-r-r", "9, u, h": the marks are taken away, three of them stand for one. */
function marksBetweenLetters(text: string): Edit[] {
  return editsInRuns([...text.matchAll(LETTER_MARKED)], MARK_BETWEEN, ([marks], run) => {
    const mark = run.groups?.mark ?? '';
    return marks === mark.repeat(3) ? mark : '';
  });
}

/** Edits inside each run of a pattern, at their places in the text. */
function editsInRuns(
  runs: readonly RegExpExecArray[],
  pattern: RegExp,
  replace: (match: RegExpExecArray, run: RegExpExecArray) => string | undefined,
): Edit[] {
  return runs.flatMap((run) =>
    editsOf(run[0], pattern, (match) => replace(match, run)).map((edit) => ({
      ...edit,
      start: edit.start + run.index,
      end: edit.end + run.index,
    })),
  );
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const CLOSE_UP_PATTERNS: readonly RegExp[] = [LETTER_SPACED, LETTER_MARKED, MARK_BETWEEN, GAP];
