import type { RedactionFinding } from './finding.ts';

/**
 * Findings in order and without overlap: what overlaps becomes one finding over the whole stretch, with the worst
 * severity and the class of the earliest in `findings` among the worst (detectors come in order of precision).
 */
export function mergeFindings(findings: readonly RedactionFinding[]): RedactionFinding[] {
  const ordered = findings
    .map((finding, rank) => ({ finding, rank }))
    .sort((a, b) => a.finding.start - b.finding.start || a.rank - b.rank);
  const merged: { finding: RedactionFinding; rank: number }[] = [];
  for (const next of ordered) {
    const last = merged.at(-1);
    if (last === undefined || next.finding.start >= last.finding.end) {
      merged.push(next);
      continue;
    }
    const winner = outranks(next, last) ? next : last;
    merged[merged.length - 1] = {
      rank: winner.rank,
      finding: {
        ...winner.finding,
        start: last.finding.start,
        end: Math.max(last.finding.end, next.finding.end),
      },
    };
  }
  return merged.map(({ finding }) => finding);
}

function outranks(
  a: { finding: RedactionFinding; rank: number },
  b: { finding: RedactionFinding; rank: number },
): boolean {
  if (a.finding.severity !== b.finding.severity) return a.finding.severity === 'block';
  return a.rank < b.rank;
}
