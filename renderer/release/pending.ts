import type { RedactionFinding } from '../../shared/redaction/finding.ts';
import { value } from '../api/value.ts';

/** A text that leaves only after a person has confirmed each warning. */
export interface PendingRelease {
  readonly text: string;
  readonly warnings: readonly RedactionFinding[];
  /** Asks the gate again, with the confirmations; called from the click that confirms. */
  readonly confirmed: () => Promise<void>;
}

/** What the release dialog shows; null while nothing waits for a person. */
export const pendingRelease = value<PendingRelease | null>(null);

/** Opens the release dialog for a text. */
export function confirmFirst(pending: PendingRelease): void {
  pendingRelease.set(pending);
}
