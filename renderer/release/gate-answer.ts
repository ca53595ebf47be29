import type { ReleaseResult } from '../../shared/api/ports.ts';
import type { RedactionFinding } from '../../shared/redaction/finding.ts';

/** The gate's answer, or that there was none: then nothing leaves. */
export type GateAnswer = ReleaseResult | { readonly released: false; readonly unavailable: true };

/** The warnings a person may still confirm; null where something blocks, so that confirming would not help. */
export function confirmable(
  answer: GateAnswer,
  confirmedWarnings: number,
): readonly RedactionFinding[] | null {
  if (answer.released || 'unavailable' in answer) return null;
  const warnings = answer.findings.filter((finding) => finding.severity === 'warn');
  const blocked = warnings.length < answer.findings.length || answer.problems.length > 0;
  return blocked || warnings.length <= confirmedWarnings ? null : warnings;
}
