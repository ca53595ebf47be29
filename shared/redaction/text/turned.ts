import { SAYS_BACKWARDS } from '../vocabulary/disguises.ts';
import { backwards } from './backwards.ts';
import { editsOf, rewrite, type View } from './view.ts';

// Figures in groups, or a token that no plain word is; the words around it stay as they are.
const TOKEN =
  /(?<![\p{L}\p{N}@.-])(?:\d{2,4}(?: \d{2,4}){1,4}(?![\w-])|(?=[^\s]{0,80}[\d@._:/!#$-])[^\s"'`()<>,;]{4,200}(?<![.:]))/gu;

/**
 * Where a text says that something in it is written backwards: the text with every token that is no plain word turned
 * round at its place, so that the words around the value still say what it is. Undefined where it says no such thing.
 */
export function turnTokens(view: View): View | undefined {
  if (!SAYS_BACKWARDS.test(view.text)) return undefined;
  return rewrite(
    view,
    editsOf(view.text, TOKEN, ([token]) => backwards(token)),
  );
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const TURNED_PATTERNS: readonly RegExp[] = [SAYS_BACKWARDS, TOKEN];
