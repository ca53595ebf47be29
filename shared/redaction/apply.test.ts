import { describe, expect, it } from 'vitest';
import { applyReplacements } from './apply.ts';
import { checkText } from './check.ts';
import type { RedactionFinding } from './finding.ts';
import { POLICY } from './policy.ts';

function finding(start: number, end: number, replacement: string): RedactionFinding {
  return { start, end, class: 'email', severity: 'block', reason: 'a reason', replacement };
}

describe('applyReplacements', () => {
  it('puts each replacement where its finding stood, in any order of findings', () => {
    expect(applyReplacements('one two three', [finding(8, 13, '[C]'), finding(0, 3, '[A]')])).toBe(
      '[A] two [C]',
    );
  });

  it('returns the same text without findings', () => {
    expect(applyReplacements('one two three', [])).toBe('one two three');
  });

  it('ignores a finding that overlaps one already replaced', () => {
    expect(applyReplacements('one two three', [finding(0, 7, '[A]'), finding(4, 13, '[B]')])).toBe(
      '[A] three',
    );
  });
});

describe('the policy', () => {
  it.each(Object.entries(POLICY))('offers a clean replacement and a reason for %s', (_class, entry) => {
    expect(checkText(`Signals: ${entry.replacement} since 10:05 UTC`).verdict).toBe('clean');
    expect(checkText(entry.replacement).verdict).toBe('clean');
    expect(entry.reason).toMatch(/\.$/);
  });
});
