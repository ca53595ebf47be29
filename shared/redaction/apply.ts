import type { RedactionFinding } from './finding.ts';

/**
 * The text with every finding's span given way to its replacement. `findings` are those `checkText` gave for exactly
 * this text; checking the result again finds nothing, and applying that nothing changes nothing.
 */
export function applyReplacements(text: string, findings: readonly RedactionFinding[]): string {
  const ordered = [...findings].sort((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let read = 0;
  for (const finding of ordered) {
    if (finding.start < read) continue;
    pieces.push(text.slice(read, finding.start), finding.replacement);
    read = finding.end;
  }
  pieces.push(text.slice(read));
  return pieces.join('');
}
