import { backwards } from '../text/backwards.ts';
import { type Candidate, textAfter, textBefore } from './detector.ts';

const REACH = 60;
const BACKWARDS =
  /revers|backwards?|right to left|rückwärts|envers|al rev[eé]s|contrari|contrário|od tyłu|wspak|achterstevoren|baklänges|tersten|наоборот|задом наперёд|逆/i;

/** The text says that something in it is written backwards; the candidate is one of the reversed view. */
export function isCalledReversed(candidate: Candidate): boolean {
  return BACKWARDS.test(backwards(`${textBefore(candidate, REACH)} ${textAfter(candidate, REACH)}`));
}
