import {
  SIZE_WORDS,
  SPELLED_MARKS,
  SPELLED_UNITS,
  SPELLING_WORDS,
  SPOKEN_MARKS,
} from '../vocabulary/spoken.ts';
import { longestFirst } from './longest-first.ts';
import { type Edit, editsOf } from './view.ts';

const MARKS: ReadonlyMap<string, string> = new Map([...SPOKEN_MARKS, ...SPELLED_MARKS]);
const NAMED = longestFirst([...SPELLED_UNITS.keys(), ...MARKS.keys(), ...SPELLING_WORDS, ...SIZE_WORDS]);
const MARKS_BEFORE = new RegExp(`^(?:${longestFirst(MARKS.keys())})(?![\\p{L}\\p{N}])`, 'iu');
const MARKS_AFTER = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst(MARKS.keys())})$`, 'iu');
const PIECE = `(?:(?:${NAMED})|[\\p{L}\\p{N}@#$%&*!?]|\\d{2,16})(?![\\p{L}\\p{N}])`;

// At least four pieces, as of a code of four digits; a value spelled out has nothing else between them.
// A verb of one letter that leads to the value ("è capital S c h ...") is no piece of it.
const VERB = `(?:[èéàáóòâêü]|[aeiouy](?=\\s(?:${SIZE_WORDS.join('|')})\\s))\\s`;
const SPELLED = new RegExp(`(?<![\\p{L}\\p{N}@])(?!${VERB})${PIECE}(?:[\\s,]{1,3}${PIECE}){3,79}`, 'giu');
const ONE_PIECE = new RegExp(`(?:${NAMED})(?![\\p{L}\\p{N}])|[\\p{L}\\p{N}]+|[@#$%&*!?]`, 'giu');
const FEWEST_NAMED = 1;

/** Values spelled out piece by piece ("C A L C dash K six", "nove due sette uno") as edits that write them. */
export function spelledRuns(text: string): Edit[] {
  return piecesIn(text).map((edit) => upToNeighbours(text, edit));
}

/** A mark at the edge of a run holds to what stands there: "prod dash one dash a". */
function upToNeighbours(text: string, edit: Edit): Edit {
  const spelled = text.slice(edit.start, edit.end);
  const before =
    /[\p{L}\p{N}]( {1,3})$/u.exec(text.slice(Math.max(0, edit.start - 4), edit.start))?.[1] ?? '';
  const after = /^( {1,3})[\p{L}\p{N}]/u.exec(text.slice(edit.end, edit.end + 4))?.[1] ?? '';
  return {
    ...edit,
    start: edit.start - (MARKS_BEFORE.test(spelled) ? before.length : 0),
    end: edit.end + (MARKS_AFTER.test(spelled) ? after.length : 0),
  };
}

function piecesIn(text: string): Edit[] {
  return editsOf(text, SPELLED, (match) => {
    const pieces = match[0].match(ONE_PIECE) ?? [];
    const named = pieces.filter(
      (piece) => /[\p{L}]{2}/u.test(piece) || SPELLED_UNITS.has(piece.toLowerCase()),
    ).length;
    return named < FEWEST_NAMED ? undefined : joined(pieces.map(written));
  });
}

/** Neighbouring figures stay apart: "3 77 dot 219" begins with the number of a line. */
function joined(pieces: readonly string[]): string {
  return pieces
    .map((piece, index) => {
      const last = pieces[index - 1] ?? '';
      const figures = /^\d+$/.test(last) && /^\d+$/.test(piece) && last.length + piece.length > 2;
      return figures ? ` ${piece}` : piece;
    })
    .join('');
}

function written(piece: string): string {
  const word = piece.toLowerCase();
  const unit = SPELLED_UNITS.get(word);
  if (unit !== undefined) return String(unit);
  if (SIZE_WORDS.includes(word)) return '';
  if (SPELLING_WORDS.includes(word)) return piece.charAt(0);
  return MARKS.get(word) ?? piece;
}

/** All patterns of this module that run over whole texts, for the proof that each is linear. */
export const SPELLED_RUN_PATTERNS: readonly RegExp[] = [SPELLED];
