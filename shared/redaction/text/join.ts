import { blanksBetweenEvenPieces } from './even-pieces.ts';
import { type Edit, editsOf, rewrite, type View } from './view.ts';

const LETTER_SPACED =
  /(?<![^\s"'([{=:|>])(?:\S[ \t]{1,6}){5,4000}\S(?=[\s.,;:!?)\]}"'|<。、，\u3040-\u9fff]|$)/g;
const LETTER_MARKED =
  /(?<![^\s"'([{=:|>])[^\s,;|·](?:(?<mark>[-,;|·])[ \t]?)[^\s,;|·](?:\k<mark>[ \t]?(?:[^\s,;|·]|-(?=-))){4,400}(?=[\s.,;:!?)\]}"'|<]|$)/g;
const MARK_BETWEEN = /-{3}|[-,;|·][ \t]?/g;
const SPACED_MARK =
  /(?<=[a-z\d])[ \t]-[ \t]?(?=[a-z\d]{1,20}(?:[ \t]-|-[ \t]))|(?<=[a-z\d]{1,20}(?:[ \t]-|-)[a-z\d]{1,20})(?:[ \t]-[ \t]?|-[ \t])(?=[a-z\d])|(?<=\w)[ \t]{1,2}(?=\/[\w.]{1,40}[ \t]{1,2}\/)|(?<=[ \t]\/\w{1,40})[ \t]{1,2}(?=\/\w)|(?<=[\w~])[ \t]{1,2}((?:[@.:/_-][ \t]{1,2}){1,4})(?=\w)|(?<![^\s"'(=:|])([/~])[ \t]{1,2}(?=[\w~])|[ \t]{1,2}@[ \t]{0,2}(?=[\w-]{1,40}\.\w)|(?<=\w)@[ \t]{1,2}(?=\w)/g;
const SPACED_DOT =
  /(?<=\d)\.[ \t]{1,2}(?=\d)|(?<=\d)[ \t]{1,2}\.(?=\d)|(?<=\w)[ \t]\.(?!net\s(?:clients?|core|framework|apps?|sdk|services?|runtime|developers?|\d))(?=[a-z]{2,8}\b)|(?<=@[\w-]{1,40})\.[ \t](?=[a-z]{2,8}\b)|(?<=[\d.-][\w-]{1,40})\.[ \t](?=(?:internal|local|lan|corp|svc|com|net|org|io|dev|app|cloud|example|test)\b)/g;
// A continued line may be indented, quoted (">"), in a table ("|"), a comment ("#", "//", "--") or a log with its time.
const LINE_BREAK =
  /[ \t]{0,4}[\\=↵⏎¶]?(?:\\r)?(?:\\n|\r?\n)(?:[ \t]{0,24}\r?\n)?[ \t]{0,24}(?:(?:\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}:\d{2}[\d.,Z]{0,8}\s{1,2}(?:\[?[a-z]{3,10}\]?(?:\s\|)?\s{1,3})?)?(?:[>|#*;+][ \t]{0,3}|\/\/[ \t]{0,3}|--[ \t]{1,3}|\[[\w-]{1,20}\][ \t]{1,3}){0,3}|["'][ \t]{0,2}[+.&]?[ \t]{0,2}\\?\r?\n[ \t]{0,24}["']/gi;
// The same with the hyphen that typesetting puts at the end of a cut line.
const HYPHENATED_BREAK =
  /(?:[ \t]{0,4}[\\=↵⏎¶]|(?<=[\w.:@/])-)?(?:\\r)?(?:\\n|\r?\n)(?:[ \t]{0,24}\r?\n)?[ \t]{0,24}(?:(?:\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}:\d{2}[\d.,Z]{0,8}\s{1,2}(?:\[?[a-z]{3,10}\]?(?:\s\|)?\s{1,3})?)?(?:[>|#*;+][ \t]{0,3}|\/\/[ \t]{0,3}|--[ \t]{1,3}|\[[\w-]{1,20}\][ \t]{1,3}){0,3}|["'][ \t]{0,2}[+.&]?[ \t]{0,2}\\?\r?\n[ \t]{0,24}["']/gi;
// A word that begins a line of its own.
const LABEL = /^[A-Z][a-z]*:?$/;
const WORDS = /^[A-Za-z]?[a-z]+(?:-[a-z]{2,})*(?:-\d{1,2})?$/;
// A lower-case word with a vowel, the commonest neighbour of a blank.
const PLAIN_WORD = /^[a-z]*[aeiou][a-z]*$/;
// Prefixes and references the product shows are whole (pooler-contract 2.8): what follows one is another word.
const WHOLE_REFERENCE =
  /^(?:(?:sk|mcp)-cxp-[0-9a-f]{12}|upstream-[0-9a-f]{8}|ws:[0-9a-f]{8}|subj:[0-9a-f]{12}|sha256:[\w-]{12}|(?:session|turn|attempt)_[0-9a-f]{12})$/;
// A word with the mark that ends a sentence or introduces the next line.
const SENTENCE_END = /^[A-Za-z]?[a-z]+(?:-[a-z]{2,})*[.:]$/;
const DOMAIN_END =
  /^(?:com|net|org|io|dev|app|eu|de|fr|es|it|nl|pl|pt|uk|ch|at|be|jp|internal|local|corp|lan|example|test)$/;
const NAME_OF_MODULE = /^(?:[A-Z][a-z]+){2,}/;
const DATE_END = /\d{4}-\d{2}-\d{2}$/;
const BEGINS_KEY = /^(?:sk|mcp)-cxp-/;
const PERCENTILE = /^p\d{2,3}$/;
const STATUS_CLASS = /^[1-5]xx$/;
const CLOCK = /^\d{1,2}:\d{2}(?::|$)/;
const NAME_OF_METRIC = /^[a-z]+(?:_[a-z]+){2,}/;
// What logs and comments put before each of their lines.
const PREFIXED = /[|#*;>/-][ \t]*$|\d{2}Z?[ \t]/;
const RATIO = /^\d{1,4}\/\d{1,4}$/;
const GAP = /[ \t]{1,6}/g;
const REACH = 24;
const NUMBER = /^\d{1,8}$/;
// Part of a random run: letters and digits interleaved, more than a name with a number at its end.
const MIXED = /\d[A-Za-z]+\d|[A-Za-z]\d+[A-Za-z]|[a-z][A-Z]+[a-z]*\d/;

/** Takes the blanks out of values that were evenly spaced out: letter by letter, or in pieces of one length. */
export function closeUp(view: View): View {
  const letters = rewrite(view, blanksBetweenLetters(view.text));
  const marked = rewrite(letters, marksBetweenLetters(letters.text));
  return rewrite(marked, blanksBetweenEvenPieces(marked.text));
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
    editsOf(
      view.text,
      SPACED_MARK,
      (match) => (match[1] ?? match[2])?.replace(/[ \t]/g, '') ?? match[0].trim(),
    ),
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

// A mark or a word of one letter that leads to the value and is none of it: ": 9 3 3", "è Q w e".
const LEADING = /^(?:[:=—>-]|[^\p{ASCII}]) {0,6}\t{0,2}$/u;

/** Letters spaced out with wider blanks between the words they spell: the words, for what reads sentences. */
export function closeUpWords(view: View): View {
  const edits = [...view.text.matchAll(LETTER_SPACED)]
    .filter((run) => /\S {2,6}\S/.test(run[0]) && /\S \S/.test(run[0]))
    .flatMap((run) =>
      editsOf(run[0], GAP, (gap) => (gap[0].length > 1 ? ' ' : '')).map((edit) => ({
        ...edit,
        start: edit.start + run.index,
        end: edit.end + run.index,
      })),
    );
  return rewrite(view, edits);
}

/** One edit per blank, so that every letter keeps its own place. */
function blanksBetweenLetters(text: string): Edit[] {
  return [...text.matchAll(LETTER_SPACED)].flatMap((run) =>
    editsOf(run[0], GAP, (gap) =>
      LEADING.test(run[0].slice(0, gap.index + gap[0].length)) ? undefined : '',
    ).map((edit) => ({ ...edit, start: edit.start + run.index, end: edit.end + run.index })),
  );
}

/** Letters with one mark between them, "k-o-r-r", "9, u, h": the marks are taken away, doubled ones stand for one. */
function marksBetweenLetters(text: string): Edit[] {
  return [...text.matchAll(LETTER_MARKED)].flatMap((run) => {
    const mark = run.groups?.mark ?? '';
    return editsOf(run[0], MARK_BETWEEN, (match) =>
      match[0].length > 1 && match[0] === mark.repeat(3) ? mark : '',
    ).map((edit) => ({ ...edit, start: edit.start + run.index, end: edit.end + run.index }));
  });
}

/** Whether two pieces with a gap between them are one token. */
type Together = (before: string, after: string, gap: string) => boolean;

function gaps(text: string, pattern: RegExp, together: Together): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const before = tokenBefore(text, match.index);
    const after = tokenAfter(text, end);
    // "attempt=2" is a field of its own and "ab***@" a mask, not the rest of a token; padding ends a token or its line.
    if (
      before === '' ||
      after === '' ||
      /^={1,2}[^=\s]|^\*{2,}@/.test(text.slice(end + after.length, end + after.length + 6))
    )
      continue;
    // The number of the next item of a list.
    if (/^\d{1,3}[.)] \p{L}/u.test(text.slice(end, end + 8))) continue;
    if (together(before, after, match[0])) edits.push({ start: match.index, end, replacement: '' });
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

/** A reference the product shows, also at the end of a sentence. */
function isWhole(token: string): boolean {
  return WHOLE_REFERENCE.test(token.replace(/[.:]$/, ''));
}

function belongOverLines(before: string, after: string): boolean {
  if (isWhole(before) && !after.startsWith('-')) return false;
  if (SENTENCE_END.test(before) && !DOMAIN_END.test(after)) return false;
  if (DATE_END.test(before) || BEGINS_KEY.test(after)) return false;
  return (
    /[-_.@:/+=]$/.test(before) ||
    /^[-_.@:/+]{1,2}\w/.test(after) ||
    (/\d\.\d{1,3}$/.test(before) && /^\d{1,3}(?:\.\d|$)/.test(after)) ||
    (isTechnical(before) && isTechnical(after) && !NUMBER.test(before) && !NUMBER.test(after)) ||
    belongTogether(before, after)
  );
}

function mayBelongOverLines(before: string, after: string, gap: string): boolean {
  if (isWhole(before) && !after.startsWith('-')) return false;
  if (DATE_END.test(before) || BEGINS_KEY.test(after)) return false;
  if (/\d{2}:\d{2}/.test(gap) && PLAIN_WORD.test(after) && after.length > 3) return false;
  if (isWhole(after) || STATUS_CLASS.test(after)) return false;
  if (PLAIN_WORD.test(before) && (NAME_OF_MODULE.test(after) || /^\d+-\d+$/.test(after))) return false;
  if (/\n[ \t]*\r?\n/.test(gap) && !MIXED.test(before)) return false;
  if (CLOCK.test(after) || (NAME_OF_METRIC.test(after) && PLAIN_WORD.test(before.replace(/^.*=/, ''))))
    return false;
  if (belongOverLines(before, after)) return true;
  if (/^[A-Z2-7]{2,}$/.test(after)) return /^(?:[A-Z2-7]{6,}|(?=[A-Z]*[2-7-])[A-Z2-7-]{4,})$/.test(before);
  return (
    (isTechnical(before) || isTechnical(after)) &&
    /^\w/.test(after) &&
    (!LABEL.test(after) || PREFIXED.test(gap)) &&
    !NUMBER.test(before + after)
  );
}

function belongTogether(before: string, after: string): boolean {
  if (PLAIN_WORD.test(before) || PLAIN_WORD.test(after) || PERCENTILE.test(before)) return false;
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
  LETTER_MARKED,
  MARK_BETWEEN,
  SPACED_MARK,
  SPACED_DOT,
  LINE_BREAK,
  HYPHENATED_BREAK,
  GAP,
  MIXED,
];
