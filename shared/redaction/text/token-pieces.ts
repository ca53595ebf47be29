import { PLAIN_SUFFIXES } from '../vocabulary/domains.ts';

// Whether two pieces of text with a gap between them were one token before somebody cut it.

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
const NAME_OF_METRIC = /^[a-z]+(?:[._][a-z]+){2,}/;
// What logs and comments put before each of their lines.
const PREFIXED = /[|#*;>/-][ \t]*$|\d{2}Z?[ \t]/;
const RATIO = /^\d{1,4}\/\d{1,4}$/;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const NUMBER = /^\d{1,8}$/;
// Part of a random run: letters and digits interleaved, more than a name with a number at its end.
const MIXED = /\d[A-Za-z]+\d|[A-Za-z]\d+[A-Za-z]|[a-z][A-Z]+[a-z]*\d/;

/** A reference the product shows, also at the end of a sentence. */
function isWhole(token: string): boolean {
  return WHOLE_REFERENCE.test(token.replace(/[.:]$/, ''));
}

/** What ends the line, or what begins the next, is a whole of its own: a date, a key, a reference. */
function endsWhole(before: string, after: string): boolean {
  return (
    (isWhole(before) && !after.startsWith('-')) ||
    isWhole(after) ||
    DATE_END.test(before) ||
    BEGINS_KEY.test(after)
  );
}

/** What begins the next line is a name or figure that nobody cuts, behind a plain word or in any place. */
function beginsAnew(before: string, after: string): boolean {
  if (STATUS_CLASS.test(after) || CLOCK.test(after)) return true;
  if (NUMBER.test(before) && /^[a-z]+_[a-z]+$/.test(after)) return true;
  if (PLAIN_WORD.test(before) && (NAME_OF_MODULE.test(after) || /^\d+-\d+$/.test(after))) return true;
  return NAME_OF_METRIC.test(after) && PLAIN_WORD.test(before.replace(/^.*=/, ''));
}

/** Whether what ends one line and what begins the next are one token. */
export function belongOverLines(before: string, after: string): boolean {
  if (endsWhole(before, after)) return false;
  if (SENTENCE_END.test(before) && !DOMAIN_END.test(after)) return false;
  return (
    /[-_.@:/+=]$/.test(before) ||
    /^[-_.@:/+]{1,2}\w/.test(after) ||
    (/\d\.\d{1,3}$/.test(before) && /^\d{1,3}(?:\.\d|$)/.test(after)) ||
    (isTechnical(before) && isTechnical(after) && !NUMBER.test(before) && !NUMBER.test(after)) ||
    belongTogether(before, after)
  );
}

/** The same for lines cut at a fixed width: a piece of a name or token is enough. `gap` is what stands between. */
export function mayBelongOverLines(before: string, after: string, gap: string): boolean {
  if (before.includes('.') && after.includes('.') && ADDRESS.test(before + after)) return true;
  if (endsWhole(before, after) || beginsAnew(before, after)) return false;
  // Below a line of a log, a word is the next message; below an empty line, only the rest of a random run goes on.
  if (/\d{2}:\d{2}/.test(gap) && PLAIN_WORD.test(after) && after.length > 3) return false;
  if (/\n[ \t]*\r?\n/.test(gap) && !MIXED.test(before)) return false;
  if (belongOverLines(before, after)) return true;
  if (/^[A-Z2-7]{2,}$/.test(after)) return /^(?:[A-Z2-7]{6,}|(?=[A-Z]*[2-7-])[A-Z2-7-]{4,})$/.test(before);
  return (
    (isTechnical(before) || isTechnical(after)) &&
    /^\w/.test(after) &&
    (!LABEL.test(after) || PREFIXED.test(gap)) &&
    !NUMBER.test(before + after)
  );
}

/** Whether neighbours on one line are one token. */
export function belongTogether(before: string, after: string): boolean {
  if (isCutAddress(before, after)) return true;
  if (PLAIN_WORD.test(before) || PLAIN_WORD.test(after) || PERCENTILE.test(before)) return false;
  if (isWhole(after) || (isWhole(before) && !after.startsWith('-'))) return false;
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

/** "name@company.c" and "om": only together do they end in a suffix of addresses. */
function isCutAddress(before: string, after: string): boolean {
  const marks: readonly string[] = before.match(/[@.]/g) ?? [];
  if (!(marks.includes('@') || (marks.length >= 2 && /[a-z]/i.test(before) && !before.endsWith('.'))))
    return false;
  return hasSuffix(before + after) && !hasSuffix(before);
}

function hasSuffix(address: string): boolean {
  const suffix = /[\w-]\.([a-z]{2,8})$/i.exec(address)?.[1];
  return suffix !== undefined && PLAIN_SUFFIXES.has(suffix.toLowerCase());
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

/** The pattern of this module that may meet a long token, for the proof that it is linear. */
export const TOKEN_PIECE_PATTERNS: readonly RegExp[] = [MIXED];
