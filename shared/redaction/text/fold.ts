import {
  DIGIT_ZEROS,
  LOOK_ALIKE_DOTS,
  LOOK_ALIKE_LETTERS,
  LOOK_ALIKE_MARKS,
} from '../vocabulary/look-alikes.ts';
import { type Edit, editsOf, rewrite, type View } from './view.ts';

// A long run of combining marks is cut so that one cluster stays short.
const CLUSTER = /[^\p{M}\p{ASCII}]\p{M}{0,8}|\p{ASCII}\p{M}{1,8}|\p{M}/gu;
const INVISIBLE = /[\p{Cf}\u115f\u1160\u3164\uffa0\u2800\p{Variation_Selector}]/gu;
const MARK = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const REACH = 32;
const NON_ASCII = /\P{ASCII}/u;

/**
 * Folds Unicode disguises: compatibility forms (NFKC), invisible and bidirectional marks, digits of other scripts,
 * typographic quotes, dashes and dots, and look-alike letters inside otherwise Latin tokens.
 */
export function fold(view: View): View {
  if (!NON_ASCII.test(view.text)) return view;
  const folded = rewrite(
    view,
    editsOf(view.text, CLUSTER, (match) => foldCluster(match[0])),
  );
  const latin = rewrite(folded, lookAlikeEdits(folded.text));
  return rewrite(
    latin,
    editsOf(latin.text, LOOK_ALIKE_DOTS, () => '.'),
  );
}

function foldCluster(cluster: string): string {
  const visible = cluster.normalize('NFKC').replace(INVISIBLE, '');
  // Marks over Latin letters are decoration here; other scripts spell with them.
  const composed = /^(?:\p{Script=Latin}|\p{Script=Common}|\p{M})/u.test(visible)
    ? visible.replace(MARK, '')
    : visible;
  let out = '';
  for (const char of composed)
    out += LOOK_ALIKE_MARKS.get(char) ?? asciiDigit(char) ?? asciiSpace(char) ?? char;
  return out;
}

function asciiDigit(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x0660) return undefined;
  const zero = DIGIT_ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? undefined : String(code - zero);
}

function asciiSpace(char: string): string | undefined {
  if (char === '\u2028' || char === '\u2029' || char === '\u0085') return '\n';
  return char !== ' ' && /\p{Zs}/u.test(char) ? ' ' : undefined;
}

/**
 * Words of another alphabet stay as they are, so that "пароль" is still read as Russian; a word is folded when it
 * mixes alphabets, or when all of it is look-alikes and the token around it also holds ASCII letters or digits.
 */
function lookAlikeEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (!NON_ASCII.test(word)) continue;
    const letters = [...word];
    const foreign = letters.filter((char) => char > '\x7f');
    if (!foreign.some((char) => LOOK_ALIKE_LETTERS.has(char))) continue;
    const mixed = foreign.length < letters.length;
    const disguised = foreign.every((char) => LOOK_ALIKE_LETTERS.has(char));
    if (!mixed && !(disguised && hasAsciiNeighbour(text, match.index, match.index + word.length))) continue;
    let offset = match.index;
    for (const char of letters) {
      const replacement = LOOK_ALIKE_LETTERS.get(char);
      if (replacement !== undefined) edits.push({ start: offset, end: offset + char.length, replacement });
      offset += char.length;
    }
  }
  return edits;
}

/** Whether the token around a word, marks of addresses included, holds an ASCII letter or digit. */
function hasAsciiNeighbour(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start).match(/[\p{L}\p{N}@._:/-]+$/u)?.[0] ?? '';
  const after = text.slice(end, end + REACH).match(/^[\p{L}\p{N}@._:/-]+/u)?.[0] ?? '';
  return /[@_-]$/.test(before) || /^[@_-]/.test(after) || /[a-z0-9]/i.test(before + after);
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const FOLD_PATTERNS: readonly RegExp[] = [CLUSTER, INVISIBLE, MARK, WORD, LOOK_ALIKE_DOTS];
