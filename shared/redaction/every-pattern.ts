import { FENCED_PATTERNS } from './detectors/fenced.ts';
import { DETECTORS } from './detectors/index.ts';
import { NEEDLESS_ENCODING_PATTERNS } from './detectors/needless-encoding.ts';
import { STRUCTURE_PATTERNS } from './detectors/structured.ts';
import { TABLE_PATTERNS } from './detectors/tables.ts';
import { UTTERANCE_PATTERNS } from './detectors/utterances.ts';
import { CLOSE_UP_PATTERNS } from './text/close-up.ts';
import { ENCODED_RUN_PATTERNS } from './text/encoded-runs.ts';
import { EVEN_PIECE_PATTERNS } from './text/even-pieces.ts';
import { FOLD_PATTERNS } from './text/fold.ts';
import { JOIN_PATTERNS } from './text/join.ts';
import { SPELL_PATTERNS } from './text/spell.ts';
import { SPELLED_RUN_PATTERNS } from './text/spelled-runs.ts';
import { TOKEN_PIECE_PATTERNS } from './text/token-pieces.ts';
import { TURNED_PATTERNS } from './text/turned.ts';
import { UNWRAP_PATTERNS } from './text/unwrap.ts';

/** A pattern with a name for a report. */
export interface NamedPattern {
  readonly name: string;
  readonly pattern: RegExp;
}

function named(module: string, patterns: readonly RegExp[]): NamedPattern[] {
  return patterns.map((pattern, index) => ({ name: `${module} ${index + 1}`, pattern }));
}

/**
 * Every pattern the check runs over a text of any length. Validators are not in it: they read a match or a window
 * before or after it, which these patterns bound.
 */
export const EVERY_PATTERN: readonly NamedPattern[] = [
  ...DETECTORS.map(({ name, pattern }) => ({ name, pattern })),
  ...named('structured', STRUCTURE_PATTERNS),
  ...named('tables', TABLE_PATTERNS),
  ...named('fenced', FENCED_PATTERNS),
  ...named('utterances', UTTERANCE_PATTERNS),
  ...named('needless encoding', NEEDLESS_ENCODING_PATTERNS),
  ...named('encoded runs', ENCODED_RUN_PATTERNS),
  ...named('even pieces', EVEN_PIECE_PATTERNS),
  ...named('fold', FOLD_PATTERNS),
  ...named('close up', CLOSE_UP_PATTERNS),
  ...named('join', JOIN_PATTERNS),
  ...named('token pieces', TOKEN_PIECE_PATTERNS),
  ...named('spell', SPELL_PATTERNS),
  ...named('spelled runs', SPELLED_RUN_PATTERNS),
  ...named('turned', TURNED_PATTERNS),
  ...named('unwrap', UNWRAP_PATTERNS),
];
