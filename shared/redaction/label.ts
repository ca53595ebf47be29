import { checkText } from './check.ts';

const LONGEST_LABEL = 120;

/**
 * Whether a label that somebody typed may be stored and shown: one line, at most 120 UTF-16 units, no control
 * characters, and nothing the policy refuses or asks about (design 3.2).
 */
export function isPublishableLabel(text: string): boolean {
  if (text.trim() === '' || text.length > LONGEST_LABEL || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text))
    return false;
  return checkText(text).verdict === 'clean';
}
