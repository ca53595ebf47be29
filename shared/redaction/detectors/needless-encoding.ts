import { findingOf } from '../detect/scan.ts';
import type { RedactionFinding } from '../finding.ts';
import { originalSpan, type View } from '../text/view.ts';

// Letters and digits never need an encoding (RFC 3986 2.3): whoever encodes three of them in one value hides it.
const NEEDLESS =
  /(?:[\w.,'’!?-]{1,24}%20){5,200}[\w.,'’!?-]{1,24}|(?:[\w.~!*'+-]{0,40}%(?:3[0-9]|[46][1-9a-f]|[57][0-9a]|2[0de]|7e)){3,200}[\w.~!*'%+-]{0,80}/gi;
const LETTER = /%(?:3[0-9]|[46][1-9a-f]|[57][0-9a])/gi;
const FEWEST_LETTERS = 3;
// And a sentence with its blanks encoded was taken from a link.
const FEWEST_WORDS = 5;

// Bytes of a frame or file, as programs print what is no text.
const BYTES = /(?:\\x[0-9a-f]{2}){8,8192}/gi;

/** Values of a text, its escapes not yet undone, whose letters are percent-encoded without need, and bytes written out. */
export function findNeedlesslyEncoded(view: View): RedactionFinding[] {
  const needless = [...view.text.matchAll(NEEDLESS)].filter(
    ([run]) => run.split('%20').length > FEWEST_WORDS || (run.match(LETTER)?.length ?? 0) >= FEWEST_LETTERS,
  );
  return [...needless, ...view.text.matchAll(BYTES)].map((match) =>
    findingOf({ class: 'base64_blob' }, originalSpan(view, match.index, match.index + match[0].length)),
  );
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const NEEDLESS_ENCODING_PATTERNS: readonly RegExp[] = [NEEDLESS, LETTER, BYTES];
