import { belongOverLines, belongTogether, mayBelongOverLines } from './token-pieces.ts';
import { type Edit, editsOf, rewrite, type View } from './view.ts';

function oneOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'g');
}

const SPACED_MARK = oneOf(
  // "codex -pooler - web- 2"
  /(?<=[a-z\d])[ \t]-[ \t]?(?=[a-z\d]{1,20}(?:[ \t]-|-[ \t]))/,
  /(?<=[a-z\d]{1,20}(?:[ \t]-|-)[a-z\d]{1,20})(?:[ \t]-[ \t]?|-[ \t])(?=[a-z\d])/,
  // "/ Users /anna /Desktop"
  /(?<=\w)[ \t]{1,2}(?=\/[\w.]{1,40}[ \t]{1,2}\/)/,
  /(?<=[ \t]\/\w{1,40})[ \t]{1,2}(?=\/\w)/,
  // "name @ host", "a . b": marks with blanks on both sides.
  /(?<=[\w~:])[ \t]{1,2}((?:[@.:/\\_-][ \t]{1,2}){1,4})(?=\w)/,
  // A root with a blank behind it.
  /(?<![^\s"'(=:|])([/~])[ \t]{1,2}(?=[\w~])/,
  // "name @host.tld", "name@ host".
  /[ \t]{1,2}@[ \t]{0,2}(?=[\w-]{1,40}(?:\.\w| ?\. ?[a-z]{2,8}(?![\w-])))/,
  /(?<=\w)@[ \t]{1,2}(?=\w)/,
);
const SPACED_DOT = oneOf(
  // "relay. int. company. example"
  /(?<=(?<![\w.])[a-z0-9-]{1,40})\. (?=[a-z0-9-]{1,40}\. [a-z0-9-]{1,40}(?![\w.]))/,
  /(?<=(?<![\w.])[a-z0-9-]{1,40}\. [a-z0-9-]{1,40})\. (?=[a-z]{2,12}(?![\w-]))/,
  // "10. 0. 0. 1"
  /(?<=\d)\.[ \t]{1,2}(?=\d)/,
  /(?<=\d)[ \t]{1,2}\.(?=\d)/,
  // "company .com", but not ".net clients".
  /(?<!\b(?:the|a|an|as|or|and|of|in|to|any|each|every|with|from|via|for|no|one|der|die|das|als|le|la|un|el|de|en))(?<=\w)[ \t]\.(?!net\s(?:clients?|core|framework|apps?|sdk|services?|runtime|developers?|\d))(?=[a-z]{2,8}\b)/,
  // Behind an at sign, and behind a name with a figure or hyphen.
  /(?<=@[\w-]{1,40})\.[ \t](?=[a-z]{2,8}\b)/,
  /(?<=[\d.-][\w-]{1,40})\.[ \t](?=(?:internal|local|lan|corp|svc|com|net|org|io|dev|app|cloud|example|test)\b)/,
);
// A continued line may be indented, quoted (">"), in a table ("|"), a comment ("#", "//", "--"), a diff ("+") or a log.
const LINE_START = [
  '[ \\t]{0,24}',
  '(?:(?:\\d{4}-\\d{2}-\\d{2}[T ])?\\d{2}:\\d{2}:\\d{2}[\\d.,Z]{0,8}\\s{1,2}(?:\\[?[a-z]{3,10}\\]?(?:\\s\\|)?\\s{1,3})?)?',
  '(?:[>|#*;+][ \\t]{0,3}|//[ \\t]{0,3}|--[ \\t]{1,3}|\\[[\\w-]{1,20}\\][ \\t]{1,3}){0,3}',
].join('');
const NEW_LINE = '(?:\\\\r)?(?:\\\\n|\\r?\\n)(?:[ \\t]{0,24}\\r?\\n)?';
// Strings that code puts together over lines.
const STRING_BREAK = '["\'][ \\t]{0,2}[+.&]?[ \\t]{0,2}\\\\?\\r?\\n[ \\t]{0,24}["\']';
const LINE_BREAK = new RegExp(`[ \\t]{0,4}[\\\\=↵⏎¶]?${NEW_LINE}${LINE_START}|${STRING_BREAK}`, 'gi');
// The same with the hyphen that typesetting puts at the end of a cut line.
const HYPHENATED_BREAK = new RegExp(
  `(?:[ \\t]{0,4}[\\\\=↵⏎¶]|(?<=[\\w.:@/])-)?${NEW_LINE}${LINE_START}|${STRING_BREAK}`,
  'gi',
);
const GAP = /[ \t]{1,6}/g;
const REACH = 24;

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
  return rewrite(
    view,
    // The sign of a mail that a line was cut says it for certain.
    gaps(
      view.text,
      HYPHENATED_BREAK,
      (before, after, gap) => /^[ \t]*=/.test(gap) || mayBelongOverLines(before, after, gap),
    ),
  );
}

/** Whether two pieces with a gap between them are one token. */
type Together = (before: string, after: string, gap: string) => boolean;

function gaps(text: string, pattern: RegExp, together: Together): Edit[] {
  const edits: Edit[] = [];
  // What the last gap glued together, up to where it ends: a value may be cut many times.
  let glued = '';
  let gluedUntil = -1;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const before = match.index === gluedUntil ? glued.slice(-REACH) : tokenBefore(text, match.index);
    const after = tokenAfter(text, end);
    // "attempt=2" is a field of its own and "ab***@" a mask, not the rest of a token; padding ends a token or its line.
    if (
      before === '' ||
      after === '' ||
      /^={1,2}[^=\s]|^\*{2,}@/.test(text.slice(end + after.length, end + after.length + 6))
    )
      continue;
    // The name of the next field.
    if (/\n/.test(match[0]) && /^[a-z][a-z_]{2,24}:$/.test(after) && text.charAt(end + after.length) === ' ')
      continue;
    // The number of the next item of a list.
    if (/^\d{1,3}[.)] \p{L}/u.test(text.slice(end, end + 8))) continue;
    if (!together(before, after, match[0])) continue;
    edits.push({ start: match.index, end, replacement: '' });
    glued = before + after;
    gluedUntil = end + after.length;
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

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const JOIN_PATTERNS: readonly RegExp[] = [SPACED_MARK, SPACED_DOT, LINE_BREAK, HYPHENATED_BREAK, GAP];
