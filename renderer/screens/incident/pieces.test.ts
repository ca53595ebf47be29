import { describe, expect, it } from 'vitest';
import type { RedactionFinding } from '../../../shared/redaction/finding.ts';
import { cutPieces } from './pieces.ts';

function finding(start: number, end: number, severity: RedactionFinding['severity']): RedactionFinding {
  return { start, end, class: 'email', severity, reason: 'why', replacement: '[removed]' };
}

const phrase = (start: number, end: number) => ({
  start,
  end,
  phrase: { text: '', signalIds: [], evidence: [], start, end },
});

describe('cutPieces', () => {
  it('gives the whole text back whatever is marked in it', () => {
    const text = 'Impact: one Pool';
    const pieces = cutPieces(text, [finding(8, 11, 'block'), finding(10, 16, 'warn')], [phrase(0, 9)]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  it('cuts where marks overlap and says the worst of them', () => {
    const pieces = cutPieces('abcdef', [finding(0, 4, 'warn'), finding(2, 6, 'block')], [phrase(1, 3)]);
    expect(pieces.map(({ text, severity, phrase: at }) => [text, severity, at])).toEqual([
      ['a', 'warn', null],
      ['b', 'warn', 0],
      ['c', 'block', 0],
      ['d', 'block', null],
      ['ef', 'block', null],
    ]);
  });

  it('leaves a text without marks in one piece, and an empty one in none', () => {
    expect(cutPieces('abc', [], [])).toHaveLength(1);
    expect(cutPieces('', [finding(0, 3, 'block')], [])).toEqual([]);
  });
});
