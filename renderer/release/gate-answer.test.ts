import { describe, expect, it } from 'vitest';
import type { RedactionFinding } from '../../shared/redaction/finding.ts';
import { confirmable } from './gate-answer.ts';

function finding(severity: RedactionFinding['severity']): RedactionFinding {
  return { start: 0, end: 4, class: 'prompt_text', severity, reason: 'why', replacement: '[removed]' };
}

describe('confirmable', () => {
  it('gives the warnings when nothing else keeps the text', () => {
    const answer = { released: false as const, findings: [finding('warn')], problems: [] };
    expect(confirmable(answer, 0)).toEqual([finding('warn')]);
  });

  it('gives nothing to confirm while something blocks', () => {
    const answer = { released: false as const, findings: [finding('warn'), finding('block')], problems: [] };
    expect(confirmable(answer, 0)).toBeNull();
  });

  it('gives nothing to confirm while the text is not a draft yet', () => {
    const answer = {
      released: false as const,
      findings: [finding('warn')],
      problems: ['Line 5 is missing.'],
    };
    expect(confirmable(answer, 0)).toBeNull();
  });

  it('does not ask twice for the same confirmations', () => {
    const answer = { released: false as const, findings: [finding('warn')], problems: [] };
    expect(confirmable(answer, 1)).toBeNull();
  });

  it('gives nothing to confirm for a text that left or was never checked', () => {
    expect(confirmable({ released: true, text: 'text' }, 0)).toBeNull();
    expect(confirmable({ released: false, unavailable: true }, 0)).toBeNull();
  });
});
