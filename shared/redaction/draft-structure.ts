import { DRAFT_LABELS } from '../incident/draft.ts';

/** One way in which a draft is not the published five lines; `line` counts from 1. */
export interface StructureProblem {
  readonly line: number;
  readonly problem:
    | 'line missing'
    | 'line too many'
    | 'wrong label'
    | 'empty line'
    | 'line too long'
    | 'more than one sentence'
    | 'unknown status';
}

const LONGEST_LINE = 240;
const STATUSES = /^(?:info|watch|degraded|outage|security)$/;
// A sentence ends in a mark, white space and a capital; "10.5 s", "e.g. a" and "v1.2 is" go on.
const NEXT_SENTENCE = /[.!?]["')\]]?\s+["'([]?\p{Lu}/u;
const ABBREVIATION = /\b(?:e\.g|i\.e|approx|no|vs|etc|min|max|incl)\.\s+\p{Lu}/giu;

/**
 * Checks a draft's shape (pooler-contract 9.1): five lines with their labels in order, each with text, at most one
 * sentence and 240 UTF-16 units, and one of the five published status words.
 */
export function checkDraftStructure(text: string): readonly StructureProblem[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const problems: StructureProblem[] = [];
  DRAFT_LABELS.forEach((label, index) => {
    const line = lines[index];
    const at = index + 1;
    if (line === undefined) problems.push({ line: at, problem: 'line missing' });
    else if (!line.startsWith(`${label}:`)) problems.push({ line: at, problem: 'wrong label' });
    else problems.push(...bodyProblems(line, label, at));
  });
  // Once for all of them: what was pasted may have thousands.
  const most = DRAFT_LABELS.length;
  if (lines.length > most) problems.push({ line: most + 1, problem: 'line too many' });
  return problems;
}

function bodyProblems(line: string, label: string, at: number): StructureProblem[] {
  const problems: StructureProblem[] = [];
  const body = line.slice(label.length + 1).trim();
  if (body === '') problems.push({ line: at, problem: 'empty line' });
  if (line.length > LONGEST_LINE) problems.push({ line: at, problem: 'line too long' });
  if (NEXT_SENTENCE.test(body.replace(ABBREVIATION, '')))
    problems.push({ line: at, problem: 'more than one sentence' });
  if (label === 'Status' && body !== '' && !STATUSES.test(body))
    problems.push({ line: at, problem: 'unknown status' });
  return problems;
}
