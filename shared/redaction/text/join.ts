import { type Edit, editsOf, rewrite, type View } from './view.ts';

const LETTER_SPACED = /(?<!\S)(?:\S[ \t]{1,2}){5,4000}\S(?!\S)/g;
const SPACED_MARK =
  /(?<=\w)[ \t]{1,2}([@.:/_-])[ \t]{1,2}(?=\w)|[ \t]{1,2}@[ \t]{0,2}(?=\w)|(?<=\w)@[ \t]{1,2}(?=\w)/g;
const SPACED_DOT =
  /(?<=\d)\.[ \t]{1,2}(?=\d)|(?<=\w)[ \t]\.(?=[a-z]{2,8}\b)|(?<=@[\w-]{1,40})\.[ \t](?=[a-z]{2,8}\b)/g;
// A continued line may be indented, quoted (">"), in a table ("|") or a comment ("#", "//").
const LINE_BREAK =
  /(?<=[\w@.:/+=-])[ \t]{0,4}[\\=]?\r?\n[ \t]{0,24}(?:[>|#*;][ \t]{0,3}|\/\/[ \t]{0,3}){0,3}(?=[\w@.:/+=]|-\w)/g;
const GAP = /[ \t]{1,3}/g;

/**
 * Puts together what was pulled apart: spaced-out letters and marks, tokens broken over lines, and neighbouring
 * pieces that do not look like words. Only detectors of unmistakable shapes read this view.
 */
export function join(view: View): View {
  let current = rewrite(
    view,
    editsOf(view.text, LETTER_SPACED, (match) => match[0].replace(/[ \t]/g, '')),
  );
  current = rewrite(
    current,
    editsOf(current.text, SPACED_MARK, (match) => match[1] ?? '@'),
  );
  current = rewrite(
    current,
    editsOf(current.text, SPACED_DOT, () => '.'),
  );
  current = rewrite(
    current,
    editsOf(current.text, LINE_BREAK, () => ''),
  );
  return rewrite(current, gapsBetweenPieces(current.text));
}

function gapsBetweenPieces(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(GAP)) {
    const before =
      text.slice(Math.max(0, match.index - 24), match.index).match(/[\w+/=.-]{1,24}$/)?.[0] ?? '';
    const after =
      text
        .slice(match.index + match[0].length, match.index + match[0].length + 24)
        .match(/^[\w+/=.-]{1,24}/)?.[0] ?? '';
    if (!isPiece(before) || !isPiece(after)) continue;
    edits.push({ start: match.index, end: match.index + match[0].length, replacement: '' });
  }
  return edits;
}

/** Not a word of any language: letters and digits mixed, a capital inside, or an end that asks for more. */
export function isPiece(token: string): boolean {
  return /\d.*[A-Za-z]|[A-Za-z].*\d|[a-z][A-Z]|\w[-_]$|^[-_]\w|^\d{3,8}$|^[A-Z]{2}[a-z]/.test(token);
}
