import { IS_MARKS, IS_WORDS } from '../vocabulary/credential-words.ts';
import { anyOf } from './words.ts';

// Pieces of patterns for "name, sign, value"; all are meant for the flags `iu`.

/** A mark that assigns, with what may close the name before it. */
export const SIGN =
  '["\'\\])}>]{0,3}\\s{0,3}(?::=|=>|->|→|⇒|(?<!<[\\w -]{1,30}|\\n[ \\t]{0,4})>{1,2}|==?|:{1,2}|\\||\\s-\\s|～|—)\\s{0,3}';
/** A verb or mark that says here it comes. */
export const IS = `["'\\])]{0,2}(?:\\s{1,3}(?:${anyOf(IS_WORDS)})\\s{1,2}:?|\\s{0,2}(?:${anyOf(IS_MARKS)}))\\s{0,2}`;
/** Quotes or brackets that may open a value. */
export const QUOTE = '(?:["\'(\\[<]{1,3}\\s?)?';
/** Between the name and the sign: what the credential belongs to ("password for the console: ..."). */
export const OWNER =
  '(?:[ \\t](?:new|old|temp|temporary|neu|nueva|nuevo|temporal|provisional|temporaire|provisoire|temporária|temporário|provisória|temporanea|temporaneo|provvisoria|tijdelijk|inicial|initial|iniziale|current|actual|admin|root)(?![\\p{L}]))?(?:[ \\t](?:for|of|von|für|de|del|der|des|du|da|di|van|voor|on|to|in)[ \\t][\\w/-]{1,24}(?:[ \\t][\\w/-]{1,24}){0,2}|[ \\t]\\([^()\\n]{1,30}\\)|_?\\d{1,2}|[ \\t](?:used|given|provided|entered|sent|set|tried|below|here|follows|hint|reminder|field|value|string|was|is))?';

/** The value itself, up to a blank, a quote or a mark that ends a field. */
export const VALUE = '(?<value>[^\\s"\'<>`,;]{3,512})';

/** Of every word the piece before its first blank or mark: blanks in a text may be of any kind. */
export function firstPieces(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word) => word.toLowerCase().split(/[\s'_-]/)[0] ?? word))];
}
