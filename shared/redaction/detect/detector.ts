import type { RedactionClass, RedactionFinding } from '../finding.ts';

/** What a detector is asked about: one match in one view of the text. */
export interface Candidate {
  /** The view's text, for looking at what stands around the match. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The part that would be refused: the named group `value` where the pattern has one, else the whole match. */
  readonly value: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly view: ViewKind;
}

/**
 * Which form of the text is being read. `plain` has disguises undone; `joined` has split tokens put together;
 * `spoken` has "dot" and "at" written out; `reversed` is read backwards.
 */
export type ViewKind = 'plain' | 'joined' | 'spoken' | 'reversed';

/** One row of the policy's table: a class, the shape it takes, and the test that tells it from its look-alikes. */
export interface Detector {
  readonly name: string;
  readonly class: RedactionClass;
  /** Global, linear-time: no nested or unbounded adjacent quantifiers. A group named `value` narrows the span. */
  readonly pattern: RegExp;
  /** Lower-case words of which at least one must be in the text, so that most detectors never run. */
  readonly cues?: readonly string[];
  /** Length of the shortest run without blanks that the pattern can match; texts of shorter words are not searched. */
  readonly shortestRun?: number;
  /** Overrides the class's severity. */
  readonly severity?: RedactionFinding['severity'];
  /** Views besides `plain` in which the shape is unmistakable enough to be believed. */
  readonly alsoIn?: readonly ViewKind[];
  readonly accept?: (candidate: Candidate) => boolean;
}

/** Up to `reach` characters before the candidate, for proximity words. */
export function textBefore(candidate: Candidate, reach: number): string {
  return candidate.text.slice(Math.max(0, candidate.start - reach), candidate.start);
}

/** Up to `reach` characters after the candidate. */
export function textAfter(candidate: Candidate, reach: number): string {
  return candidate.text.slice(candidate.end, candidate.end + reach);
}
