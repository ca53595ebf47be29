import { applyReplacements } from '../../shared/redaction/apply.ts';
import { checkText, type KnownValue } from '../../shared/redaction/check.ts';

/** The text with everything that the policy or the profile's own values refuse replaced by words that may stand there. */
export function maskText(text: string, known: readonly KnownValue[]): string {
  return applyReplacements(text, checkText(text, known).findings);
}
