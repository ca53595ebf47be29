import { describe, expect, it } from 'vitest';
import { checkText } from '../check.ts';

function isPhone(text: string): boolean {
  return checkText(text).findings.some((finding) => finding.class === 'phone_number');
}

describe('telephone numbers', () => {
  it.each([
    '+49 151 12345678',
    '(415) 555-0123',
    'Rückruf unter 555 - 867 - 8970 erbeten',
    'on-call phone: +33 6 \\\n15 45 \\\n44 73',
    'escalation contact 2071108/1710 (mobile)',
    'reach the on-call at 0151\n#  84155475',
    'pager one five five five zero one two three four five six',
  ])('are found in "%s"', (text) => {
    expect(isPhone(text)).toBe(true);
  });

  it.each([
    '296 555 1234 requests per lane',
    '01 02 03 04 05 in the first column',
    'reach 99.9 % before 2026-08-24',
    '+12 345 requests since 10:05',
    'call 3 of 12 failed, call 4 of 12 passed',
    '1736935500000 ms since the epoch',
  ])('are not seen in "%s"', (text) => {
    expect(isPhone(text)).toBe(false);
  });
});
