import { blanksBetweenEvenPieces } from './even-pieces.ts';
import { type Edit, editsOf, rewrite, type View } from './view.ts';

const LETTER_SPACED =
  /(?<![^\s"'([{=:|>])(?:\S[ \t]{1,3}){5,4000}\S(?=[\s.,;:!?)\]}"'|<。、，\u3040-\u9fff]|$)/g;
const SPACED_MARK =
  /(?<=[\w~])[ \t]{1,2}((?:[@.:/_-][ \t]{1,2}){1,4})(?=\w)|(?<![^\s"'(=:|])([/~])[ \t]{1,2}(?=[\w~])|[ \t]{1,2}@[ \t]{0,2}(?=[\w-]{1,40}\.\w)|(?<=\w)@[ \t]{1,2}(?=\w)/g;
const SPACED_DOT =
  /(?<=\d)\.[ \t]{1,2}(?=\d)|(?<=\d)[ \t]{1,2}\.(?=\d)|(?<=\w)[ \t]\.(?=[a-z]{2,8}\b)|(?<=@[\w-]{1,40})\.[ \t](?=[a-z]{2,8}\b)|(?<=[\d.-][\w-]{1,40})\.[ \t](?=(?:internal|local|lan|corp|svc|com|net|org|io|dev|app|cloud|example|test)\b)/g;
// A continued line may be indented, quoted (">"), in a table ("|") or a comment ("#", "//").
const LINE_BREAK =
  /[ \t]{0,4}[\\=]?(?:\\r)?(?:\\n|\r?\n)(?:[ \t]{0,24}\r?\n)?[ \t]{0,24}(?:[>|#*;][ \t]{0,3}|\/\/[ \t]{0,3}){0,3}/g;
// The same with the hyphen that typesetting puts at the end of a cut line.
const HYPHENATED_BREAK =
  /(?:[ \t]{0,4}[\\=]|(?<=[\w.:@/])-)?(?:\\r)?(?:\\n|\r?\n)(?:[ \t]{0,24}\r?\n)?[ \t]{0,24}(?:[>|#*;][ \t]{0,3}|\/\/[ \t]{0,3}){0,3}/g;
// A word that begins a line of its own.
const LABEL = /^[A-Z][a-z]*:?$/;
const WORDS = /^[A-Za-z]?[a-z]+(?:-[a-z]{2,})*(?:-\d{1,2})?$/;
// A lower-case word with a vowel, the commonest neighbour of a blank.
const PLAIN_WORD = /^[a-z]*[aeiou][a-z]*$/;
// Prefixes and references the product shows are whole (pooler-contract 2.8): what follows one is another word.
const WHOLE_REFERENCE =
  /^(?:(?:sk|mcp)-cxp-[0-9a-f]{12}|upstream-[0-9a-f]{8}|ws:[0-9a-f]{8}|subj:[0-9a-f]{12}|(?:session|turn|attempt)_[0-9a-f]{12})$/;
const RATIO = /^\d{1,4}\/\d{1,4}$/;
const GAP = /[ \t]{1,3}/g;
const REACH = 24;
const NUMBER = /^\d{1,8}$/;
// Part of a random run: letters and digits interleaved, more than a name with a number at its end.
const MIXED = /\d[A-Za-z]+\d|[A-Za-z]\d+[A-Za-z]|[a-z][A-Z]+[a-z]*\d/;

/** Takes the blanks out of values that were evenly spaced out: letter by letter, or in pieces of one length. */
export function closeUp(view: View): View {
  const letters = rewrite(view, blanksBetweenLetters(view.text));
  return rewrite(letters, blanksBetweenEvenPieces(letters.text));
}

/**
 * Puts together what was pulled apart unevenly: marks with blanks around them, tokens broken over lines, and
 * neighbouring pieces that do not look like words. Only detectors of unmistakable shapes read this view.
 */
export function join(view: View): View {
  const lines = joinLines(view);
  return rewrite(lines, gaps(lines.text, GAP, belongTogether));
}

/** The first half of `join`: marks with blanks around them, and tokens broken over lines. */
export function joinLines(view: View): View {
  const marks = rewrite(
    view,
    editsOf(view.text, SPACED_MARK, (match) => (match[1] ?? match[2])?.replace(/[ \t]/g, '') ?? '@'),
  );
  const dots = rewrite(
    marks,
    editsOf(marks.text, SPACED_DOT, () => '.'),
  );
  return rewrite(dots, gaps(dots.text, LINE_BREAK, belongOverLines));
}

/** Lines cut at a fixed width, wherever that falls: what follows a piece of a name or token is its rest. */
export function joinCutLines(view: View): View {
  return rewrite(view, gaps(view.text, HYPHENATED_BREAK, mayBelongOverLines));
}

/** One edit per blank, so that every letter keeps its own place. */
function blanksBetweenLetters(text: string): Edit[] {
  return [...text.matchAll(LETTER_SPACED)].flatMap((run) =>
    editsOf(run[0], GAP, () => '').map((edit) => ({
      ...edit,
      start: edit.start + run.index,
      end: edit.end + run.index,
    })),
  );
}

function gaps(text: string, pattern: RegExp, together: (before: string, after: string) => boolean): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const before = tokenBefore(text, match.index);
    const after = tokenAfter(text, end);
    // "attempt=2" is a field of its own, not the rest of a token; padding ends a token or its line.
    if (
      before === '' ||
      after === '' ||
      /^={1,2}[^=\s]/.test(text.slice(end + after.length, end + after.length + 3))
    )
      continue;
    if (together(before, after)) edits.push({ start: match.index, end, replacement: '' });
  }
  return edits;
}

// ASCII units that tokens are made of; padding stands only at their end.
const TOKEN_UNITS = new Set(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/.@:-'].map((unit) =>
    unit.charCodeAt(0),
  ),
);
const PADDING = '='.charCodeAt(0);

function tokenBefore(text: string, end: number): string {
  let start = end;
  for (; start > 0 && end - start < REACH; start -= 1) {
    const unit = text.charCodeAt(start - 1);
    if (!TOKEN_UNITS.has(unit) && unit !== PADDING) break;
  }
  return text.slice(start, end);
}

function tokenAfter(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < REACH && TOKEN_UNITS.has(text.charCodeAt(end))) end += 1;
  return text.slice(start, end);
}

function belongOverLines(before: string, after: string): boolean {
  if (WHOLE_REFERENCE.test(before) && !after.startsWith('-')) return false;
  return (
    /[-_.@:/+=]$/.test(before) ||
    /^[-_.@:/+]{1,2}\w/.test(after) ||
    (/\d\.\d{1,3}$/.test(before) && /^\d{1,3}(?:\.\d|$)/.test(after)) ||
    (isTechnical(before) && isTechnical(after) && !NUMBER.test(before) && !NUMBER.test(after)) ||
    belongTogether(before, after)
  );
}

function mayBelongOverLines(before: string, after: string): boolean {
  if (WHOLE_REFERENCE.test(before) && !after.startsWith('-')) return false;
  if (belongOverLines(before, after)) return true;
  if (/^[A-Z2-7]{2,}$/.test(after)) return /^(?:[A-Z2-7]{6,}|(?=[A-Z]*[2-7-])[A-Z2-7-]{4,})$/.test(before);
  return (
    (isTechnical(before) || isTechnical(after)) &&
    /^\w/.test(after) &&
    !LABEL.test(after) &&
    !NUMBER.test(before + after)
  );
}

function belongTogether(before: string, after: string): boolean {
  if (PLAIN_WORD.test(before) || PLAIN_WORD.test(after)) return false;
  if (WHOLE_REFERENCE.test(after) || (WHOLE_REFERENCE.test(before) && !after.startsWith('-'))) return false;
  // "401 shpat_...": a figure before a name is none of it.
  if (NUMBER.test(before) && /[_-]/.test(after)) return false;
  if (RATIO.test(after)) return false;
  // The last letter of a random run, alone at its end.
  if (/^[bcdfghjklmnpqrstvwxz2-9]$/.test(after)) return MIXED.test(before);
  if (NUMBER.test(before) || NUMBER.test(after)) return MIXED.test(before) || MIXED.test(after);
  // Names made of words stand beside each other in any sentence: "re-authenticate example-upstream-04".
  if (WORDS.test(before) && WORDS.test(after)) return false;
  return isTechnical(before) && isTechnical(after) && (isPiece(before) || isPiece(after));
}

/** Holds a digit or a mark inside, or no vowel: part of a name or token rather than a word. */
function isTechnical(token: string): boolean {
  return isPiece(token) || /\w[-_.@/]\w/.test(token);
}

/** Not a word of any language: letters and digits mixed, a capital inside, or an end that asks for more. */
function isPiece(token: string): boolean {
  return (
    /\d.*[A-Za-z]|[A-Za-z].*\d|[a-z][A-Z]|\w[-_@]$|^[-_@]\w|^[A-Z]{2}[a-z]/.test(token) ||
    /^[bcdfghjklmnpqrstvwxz]{2,}$/i.test(token) ||
    /@\w/.test(token)
  );
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const JOIN_PATTERNS: readonly RegExp[] = [
  LETTER_SPACED,
  SPACED_MARK,
  SPACED_DOT,
  LINE_BREAK,
  HYPHENATED_BREAK,
  GAP,
  MIXED,
];
