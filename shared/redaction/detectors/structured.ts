import type { RedactionFinding } from '../finding.ts';
import type { View } from '../text/view.ts';

/** Objects, tables and quotations, which need more than one pattern to be read. */
export function findStructured(_view: View): RedactionFinding[] {
  return [];
}
