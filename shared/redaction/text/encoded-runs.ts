import { SAYS_ENCODED } from '../vocabulary/disguises.ts';
import { decodeBase64, decodeHex, printableText } from './decode.ts';
import type { Span } from './view.ts';

/** A run that decodes to text somebody wrote. */
export interface DecodedRun extends Span {
  readonly decoded: string;
}

const BASE64_RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{6,16384}={0,2}/g;
const HEX_RUN = /(?<![0-9a-z])(?:0x)?(?:[0-9a-f]{2}[\s:,-]?(?:0x|\\x)?){7,8192}(?![0-9a-z])/gi;
// Shorter runs and results turn up by chance in ordinary words; where the text says that it holds some, they are meant.
const SHORTEST = { run: 12, text: 7 };
const SHORTEST_ANNOUNCED = { run: 7, text: 5 };

/** Base64 (both alphabets) and hex runs that hold readable text, with what they hold. */
export function decodedRuns(text: string): DecodedRun[] {
  const runs: DecodedRun[] = [];
  const shortest = SAYS_ENCODED.test(text) ? SHORTEST_ANNOUNCED : SHORTEST;
  for (const match of text.matchAll(BASE64_RUN)) {
    if (match[0].length < shortest.run) continue;
    const decoded = looksEncoded(match[0]) ? printableText(decodeBase64(match[0])) : undefined;
    if (decoded !== undefined && decoded.length >= shortest.text) runs.push(runOf(match, decoded));
  }
  for (const match of text.matchAll(HEX_RUN)) {
    const digits = match[0].replace(/0x|\\x|[\s:,-]/gi, '');
    const decoded = digits.length % 2 === 0 ? printableText(decodeHex(digits)) : undefined;
    if (decoded !== undefined && decoded.length >= SHORTEST.text && /[a-z.@]/i.test(decoded))
      runs.push(runOf(match, decoded));
  }
  return runs;
}

function looksEncoded(run: string): boolean {
  return /=$/.test(run) || (/[A-Z]/.test(run) && /[a-z]/.test(run)) || /\d/.test(run);
}

function runOf(match: RegExpExecArray, decoded: string): DecodedRun {
  return { start: match.index, end: match.index + match[0].trimEnd().length, decoded };
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const ENCODED_RUN_PATTERNS: readonly RegExp[] = [BASE64_RUN, HEX_RUN];
