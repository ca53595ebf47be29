import { describe, expect, it } from 'vitest';
import type { RedactionFinding } from '../../../shared/redaction/finding.ts';
import { carriedFindings } from './carried-findings.ts';

const BEFORE = 'mail someone now';

/** The finding over the word, with what stands under it after the edit. */
function carried(after: string): string[] {
  const start = BEFORE.indexOf('someone');
  const finding: RedactionFinding = {
    start,
    end: start + 'someone'.length,
    class: 'email',
    severity: 'block',
    reason: 'why',
    replacement: '[removed]',
  };
  return carriedFindings(BEFORE, after, [finding]).map((each) => after.slice(each.start, each.end));
}

describe('a finding while its text is edited', () => {
  it('stays under its letters when something is typed before, after or far from it', () => {
    expect(carried('please mail someone now')).toEqual(['someone']);
    expect(carried('mail someone right now')).toEqual(['someone']);
    expect(carried(BEFORE)).toEqual(['someone']);
  });

  it('grows and shrinks with an edit inside it', () => {
    expect(carried('mail some-one now')).toEqual(['some-one']);
    expect(carried('mail sone now')).toEqual(['sone']);
  });

  it('goes with its letters', () => {
    expect(carried('mail  now')).toEqual([]);
    expect(carried('')).toEqual([]);
  });
});
