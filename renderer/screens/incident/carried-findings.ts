import type { RedactionFinding } from '../../../shared/redaction/finding.ts';

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

/**
 * Findings of one text where they stand in the next, so that their lines do not flicker while a check is under way. One
 * that the edit has touched grows or shrinks with it. Only good for drawing: a text counts as checked by its own check.
 */
export function carriedFindings(
  before: string,
  after: string,
  findings: readonly RedactionFinding[],
): RedactionFinding[] {
  const start = commonStart(before, after);
  const tail = commonEnd(before, after, Math.min(before.length, after.length) - start);
  const shift = after.length - before.length;
  const editEnd = before.length - tail;
  const moved = (at: number) => (at >= editEnd && at > start ? at + shift : Math.min(at, start));
  return findings
    .map((finding) => ({ ...finding, start: moved(finding.start), end: moved(finding.end) }))
    .filter((finding) => finding.end > finding.start);
}
