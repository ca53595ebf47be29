import type { RedactionFinding } from '../../../shared/redaction/finding.ts';
import type { PlacedPhrase } from './phrase-places.ts';

/** A run of letters with the same marks. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** The worst finding over it. */
  readonly severity: RedactionFinding['severity'] | null;
  /** Which of the phrases it belongs to. */
  readonly phrase: number | null;
}

/** The text cut wherever a finding or a phrase begins or ends. The pieces joined are the text. */
export function cutPieces(
  text: string,
  findings: readonly RedactionFinding[],
  phrases: readonly PlacedPhrase[],
): Piece[] {
  const edges = [...findings, ...phrases].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...edges])].filter((at) => at >= 0 && at < text.length).sort((a, b) => a - b);
  return cuts.map((start, index) => {
    const over = findings.filter((finding) => finding.start <= start && start < finding.end);
    const phrase = phrases.findIndex((each) => each.start <= start && start < each.end);
    const blocks = over.some(({ severity }) => severity === 'block');
    return {
      start,
      text: text.slice(start, cuts[index + 1]),
      severity: over.length === 0 ? null : blocks ? 'block' : 'warn',
      phrase: phrase < 0 ? null : phrase,
    };
  });
}
