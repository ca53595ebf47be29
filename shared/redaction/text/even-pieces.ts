import type { Edit } from './view.ts';

const WORD = /[\x21-\x7e]+/g;
const LEAD = /^.*[=:"'`(<[{|,>](?=.)/;
const TAIL = /[,;"'`)\]}>|!?]+$/;
const ENDS_CLAUSE = /[,;]$/;
const NUMBER = /^\d+(?:\.\d+)?$/;
const IRREGULAR = /[\d@_:/+=~#%&*!-]|\.|[a-z][A-Z]/;
const ADDRESS_BEFORE =
  /(?:\bip|addr\w*|adresse?|client|peer|from|von|desde|depuis|dal|host|denied|route to|server|地址|адреса?)\W{1,3}$/iu;
const SHORTEST = 2;
const LONGEST = 20;
const LONGEST_WORD = 64;

// Words that stand before or after a value and would be glued to it if they happen to have the same length.
const PROSE = new Set(
  `a an am as at be by do he if in is it me my no of on or so to up us we and are but can did for had has her his its key log may new not now off old our out per
  pod see set the too via was who you also been call code does done each fails from gets have help here host into just keep kept last like made mail more name need node
  once only onto over page pool same says seen least most below above secret send sent show some such than that them then they this told type used user uses very want went were what when will with your about
  after again alert asked bytes check could email error every first fresh given login needs other owner please refer reset right sends server since still their there these those
  today token using value where which while would der die das und ist von mit auf den dem est les des une pas con del que los las por`.split(
    /\s+/,
  ),
);

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Length of the part that may belong to a run: without what the word starts or ends with. */
  readonly headless: number;
  readonly tailless: number;
}

/**
 * Values cut into pieces of one length ("ab12 cd34 ef56 g"): the blanks between at least three such pieces, or two and
 * a rest, are taken away where more than one piece is no word.
 */
export function blanksBetweenEvenPieces(text: string): Edit[] {
  const pieces = [...text.matchAll(WORD)].map(pieceOf);
  const edits: Edit[] = [];
  let index = 0;
  while (index < pieces.length - 1) {
    const run = runFrom(text, pieces, index);
    if (run.length >= 3 && isCutValue(text, run)) {
      for (const [position, piece] of run.entries()) {
        const next = run[position + 1];
        if (next !== undefined) edits.push({ start: piece.end, end: next.start, replacement: '' });
      }
    }
    index += Math.max(1, run.length - 1);
  }
  return edits;
}

function pieceOf(match: RegExpExecArray): Piece {
  const text = match[0];
  const headless = text.length <= LONGEST_WORD ? text.replace(LEAD, '').length : text.length;
  return {
    start: match.index,
    end: match.index + text.length,
    text,
    headless,
    tailless: text.length <= LONGEST_WORD ? text.replace(TAIL, '').length : text.length,
  };
}

/** The pieces of one length that begin at `first`, with the shorter rest that may end them. */
function runFrom(text: string, pieces: readonly Piece[], first: number): readonly Piece[] {
  const head = pieces[first];
  const size = pieces[first + 1]?.text.length ?? 0;
  if (head === undefined || size < SHORTEST || size > LONGEST) return [];
  if (head.text.length !== size && head.headless !== size) return [];
  if (PROSE.has(head.text.toLowerCase()) || ENDS_CLAUSE.test(head.text)) return [];
  // What begins with a mark of paths begins a value; the word before it is none of it.
  if (/^[/~]/.test(pieces[first + 1]?.text ?? '') && /^\p{L}+$/u.test(head.text)) return [];
  const run = [head];
  for (let index = first + 1; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const last = run.at(-1);
    if (piece === undefined || last === undefined || !isNarrow(text, last.end, piece.start)) break;
    // "12 of 14" is a share, not a value in pieces.
    if (NUMBER.test(last.text) && PROSE.has(piece.text.toLowerCase())) break;
    if (piece.text === '%') break;
    if (piece.text.length === size) run.push(piece);
    else {
      const goesOn =
        /^\p{Ll}*[aeiouy]\p{Ll}*$/u.test(piece.text) &&
        !/^[a-f]+$/.test(piece.text) &&
        /^ {1,2}\p{L}/u.test(text.slice(piece.end, piece.end + 3));
      if (
        piece.tailless <= size &&
        !goesOn &&
        (/[.@/-]$/.test(last.text) || !PROSE.has(piece.text.toLowerCase()))
      )
        run.push(piece);
      break;
    }
  }
  return run;
}

function isNarrow(text: string, start: number, end: number): boolean {
  return end - start <= 2 && !text.slice(start, end).includes('\n');
}

/** "172.1 19.23 8.221": together the four parts of an address, one of them too large for a share or a version. */
function isWholeAddress(joined: string): boolean {
  const parts = joined.split('.').map(Number);
  return parts.length === 4 && parts.every((part) => part <= 255) && parts.some((part) => part >= 100);
}

function isCutValue(text: string, run: readonly Piece[]): boolean {
  const irregular = run.filter((piece) => IRREGULAR.test(piece.text)).length;
  if (irregular < 2) return false;
  if (!run.every((piece) => NUMBER.test(piece.text))) return true;
  // A row of figures: only a number cut apart ends in a piece without the point the others have.
  const last = run.at(-1)?.text ?? '';
  if (ADDRESS_BEFORE.test(text.slice(Math.max(0, (run[0]?.start ?? 0) - 24), run[0]?.start ?? 0)))
    return true;
  if (isWholeAddress(run.map((piece) => piece.text).join(''))) return true;
  return !last.includes('.') && run.slice(0, -1).every((piece) => piece.text.includes('.'));
}

/** The pattern of this module that runs over whole texts, for the proof that it is linear. */
export const EVEN_PIECE_PATTERNS: readonly RegExp[] = [WORD];
