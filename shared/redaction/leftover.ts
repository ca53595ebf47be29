import type { RedactionFinding } from './finding.ts';

/**
 * Findings of a replaced text in offsets of the text before its replacements. What starts or ends inside a
 * replacement takes the whole span that was replaced. Both lists are in text order and without overlap.
 */
export function bringBack(
  leftover: readonly RedactionFinding[],
  replaced: readonly RedactionFinding[],
): RedactionFinding[] {
  const pieces = piecesOf(replaced);
  return leftover.map((finding) => ({
    ...finding,
    start: startBefore(finding.start, pieces),
    end: endBefore(finding.end, pieces),
  }));
}

/** A replacement in both texts: `from`..`to` after, `start`..`end` before. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

function piecesOf(replaced: readonly RedactionFinding[]): Piece[] {
  let shift = 0;
  return replaced.map(({ start, end, replacement }) => {
    const from = start + shift;
    shift += replacement.length - (end - start);
    return { from, to: from + replacement.length, start, end };
  });
}

function startBefore(offset: number, pieces: readonly Piece[]): number {
  const piece = lastBeginning(pieces, offset);
  if (piece === undefined) return offset;
  return offset < piece.to ? piece.start : piece.end + (offset - piece.to);
}

function endBefore(offset: number, pieces: readonly Piece[]): number {
  const piece = lastBeginning(pieces, offset - 1);
  if (piece === undefined) return offset;
  return offset <= piece.to ? piece.end : piece.end + (offset - piece.to);
}

/** The last replacement that begins at or before `offset`, by bisection. */
function lastBeginning(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
