import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signal } from '../signals/testing/signals.ts';
import { draftLine, draftText, fitted } from './draft-line.ts';
import { phrase } from './phrase.ts';

const phrases = (texts: readonly string[]) => texts.map((text) => phrase(text, [signal(text)]));
const fittedText = (texts: readonly string[], room: number) =>
  fitted(phrases(texts), room)
    .map(({ text }) => text)
    .join('; ');

describe('phrases on one line', () => {
  it('stand side by side where they fit', () => {
    expect(fittedText(['aa', 'bb'], 6)).toBe('aa; bb');
  });

  it('are counted where they do not', () => {
    expect(fittedText(['aaaaaa', 'bbbbbb', 'cccccc'], 18)).toBe('aaaaaa; and 2 more');
  });

  it('are cut and counted where not even the first fits', () => {
    expect(fittedText(['a'.repeat(40), 'b'], 20)).toBe('aaaaa...; and 1 more');
  });

  it('never exceed their room, and never lose count', () => {
    const some = fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, fc.integer({ min: 40, max: 240 }), (texts, room) => {
        const line = fittedText(texts, room);
        expect(line.length).toBeLessThanOrEqual(room);
        if (line !== texts.join('; ')) expect(line).toMatch(/(?:\.\.\.|and \d+ more)$/);
      }),
    );
  });

  it('keep what each of them rests on, also where it is only counted', () => {
    const kept = fitted(phrases(['aaaaaa', 'bbbbbb', 'cccccc']), 18);
    expect(kept.map(({ signalIds }) => signalIds)).toEqual([['aaaaaa'], ['bbbbbb', 'cccccc']]);
  });
});

describe('a line', () => {
  it('knows the place of each phrase as it is printed', () => {
    const line = draftLine('Impact', phrases(['one thing', 'another']), phrases(['a caveat']));
    const printed = draftText([line]);
    expect(printed).toBe('Impact: one thing; another; a caveat');
    expect(line.phrases.map(({ start, end }) => printed.slice(start, end))).toEqual([
      'one thing',
      'another',
      'a caveat',
    ]);
  });

  it('keeps its last phrase whole, whatever is cut before it', () => {
    const line = draftLine('Impact', phrases(['a'.repeat(300)]), phrases(['a caveat']));
    expect(draftText([line])).toHaveLength(240);
    expect(line.text).toMatch(/a\.\.\.; a caveat$/);
  });

  it('rests on each signal once', () => {
    const line = draftLine('Impact', [
      phrase('a', [signal('s1')]),
      phrase('b', [signal('s1'), signal('s2')]),
    ]);
    expect(line.signalIds).toEqual(['s1', 's2']);
  });
});
