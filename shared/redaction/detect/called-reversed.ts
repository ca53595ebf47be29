import { backwards } from '../text/backwards.ts';
import { SAYS_BACKWARDS } from '../vocabulary/disguises.ts';
import { type Candidate, textAfter, textBefore } from './detector.ts';

const REACH = 60;
/** The text says that something in it is written backwards; the candidate is one of the reversed view. */
export function isCalledReversed(candidate: Candidate): boolean {
  return SAYS_BACKWARDS.test(backwards(`${textBefore(candidate, REACH)} ${textAfter(candidate, REACH)}`));
}
