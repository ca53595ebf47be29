import type { ReleaseRequest, ReleaseResult } from '../../shared/api/ports.ts';
import type { RedactionFinding } from '../../shared/redaction/finding.ts';
import { client } from '../api/client.ts';

export type GateAnswer = ReleaseResult | { readonly released: false; readonly unavailable: true };

/** Asks the one gate, in the main process. Without its answer nothing leaves. */
export async function askGate(request: ReleaseRequest): Promise<GateAnswer> {
  try {
    return await client.incident.release.mutate(request);
  } catch {
    return { released: false, unavailable: true };
  }
}

/** The warnings a person may still confirm; null where something blocks, so that confirming would not help. */
export function confirmable(
  answer: GateAnswer,
  confirmedWarnings: number,
): readonly RedactionFinding[] | null {
  if (answer.released || 'unavailable' in answer) return null;
  const warnings = answer.findings.filter((finding) => finding.severity === 'warn');
  const blocked = warnings.length < answer.findings.length;
  return blocked || warnings.length <= confirmedWarnings ? null : warnings;
}
