import { DRAFT_LABELS } from '../../../shared/incident/draft.ts';
import type { StructureProblem } from '../../../shared/redaction/draft-structure.ts';

/** How a text differs from the five published lines, in words. */
export function problemText({ line, problem }: StructureProblem): string {
  const label = DRAFT_LABELS[line - 1];
  switch (problem) {
    case 'line missing':
      return `Line ${line}, “${label}: …”, is missing`;
    case 'line too many':
      return `Line ${line} is more than the five published lines`;
    case 'wrong label':
      return `Line ${line} must begin with “${label}:”`;
    case 'empty line':
      return `Line ${line}, ${label}, says nothing yet`;
    case 'line too long':
      return `Line ${line}, ${label}, is longer than 240 characters`;
    case 'more than one sentence':
      return `Line ${line}, ${label}, has more than one sentence`;
    case 'unknown status':
      return 'Status must be info, watch, degraded, outage or security';
  }
}
