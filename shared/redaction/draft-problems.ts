import { DRAFT_LABELS } from '../incident/draft.ts';
import { checkDraftStructure, type StructureProblem } from './draft-structure.ts';

const ADVICE: Readonly<Record<StructureProblem['problem'], string>> = {
  'line missing': 'is missing',
  'line too many': 'is one too many: a summary has five',
  'wrong label': 'must begin with its label',
  'empty line': 'says nothing',
  'line too long': 'is longer than 240 characters',
  'more than one sentence': 'has more than one sentence',
  'unknown status': 'must be one of info, watch, degraded, outage, security',
};

/** What keeps a text from being the five published lines, in sentences for the person who edits it; empty if nothing. */
export function draftProblems(text: string): string[] {
  return checkDraftStructure(text).map(({ line, problem }) => {
    const label = DRAFT_LABELS[line - 1];
    return `Line ${line}${label === undefined ? '' : ` (${label})`} ${ADVICE[problem]}.`;
  });
}
