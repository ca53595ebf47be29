import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signal } from '../signals/testing/signals.ts';
import { draftLine, draftText, isWhole, lineContent } from './draft-line.ts';
import { phrase } from './phrase.ts';

const phrases = (texts: readonly string[]) => texts.map((text) => phrase(text, [signal(text)]));
const signalsText = (texts: readonly string[]) => draftLine('Signals', phrases(texts)).text;
/** Words of a length, of which a line holds as many as fit. */
const long = (length: number) => 'word '.repeat(length / 5).trim();

describe('phrases on one line', () => {
  it('stand side by side where they fit', () => {
    expect(signalsText(['aa', 'bb'])).toBe('aa; bb');
  });

  it('are counted where they do not, as what the line tells of', () => {
    const texts = [long(100), long(150), long(120)];
    expect(signalsText(texts)).toBe(`${long(100)}; and 2 more signals`);
    expect(signalsText([long(100), long(110), long(25)])).toBe(
      `${long(100)}; ${long(110)}; and 1 more signal`,
    );
    expect(
      draftLine('Impact', phrases(texts), { noun: { one: 'effect', many: 'effects', counts: 'phrases' } })
        .text,
    ).toBe(`${long(100)}; and 2 more effects`);
  });

  it('are cut behind a word and counted where not even the first fits', () => {
    const line = signalsText([long(300), 'b']);
    expect(line).toMatch(/ word\.\.\.; and 1 more signal$/);
    expect(isWhole(lineContent('Signals', phrases([long(300)])))).toBe(false);
    expect(isWhole(lineContent('Signals', phrases([long(100), long(300)])))).toBe(true);
  });

  it('never exceed the line, and never lose count', () => {
    const some = fc.array(fc.string({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, (texts) => {
        const line = signalsText(texts);
        expect(`Signals: ${line}`.length).toBeLessThanOrEqual(240);
        if (line !== texts.join('; ')) expect(line).toMatch(/(?:\.\.\.|and \d+ more signals?)$/);
      }),
    );
  });

  it('keep what each of them rests on, also where it is only counted', () => {
    const kept = draftLine('Signals', phrases([long(200), `${long(100)} b`, `${long(100)} c`])).phrases;
    expect(kept.map(({ signalIds }) => signalIds)).toEqual([
      [long(200)],
      [`${long(100)} b`, `${long(100)} c`],
    ]);
  });
});

describe('a line', () => {
  it('knows the place of each phrase as it is printed', () => {
    const line = draftLine('Impact', phrases(['one thing', 'another']), { last: phrases(['a caveat']) });
    const printed = draftText([line]);
    expect(printed).toBe('Impact: one thing; another; a caveat');
    expect(line.phrases.map(({ start, end }) => printed.slice(start, end))).toEqual([
      'one thing',
      'another',
      'a caveat',
    ]);
  });

  it('keeps its last phrase whole, whatever is cut before it', () => {
    const last = phrases(['a caveat']);
    const line = draftLine('Impact', phrases(['a'.repeat(300)]), { last, shortLast: last });
    expect(draftText([line])).toHaveLength(240);
    expect(line.text).toMatch(/a\.\.\.; a caveat$/);
  });

  it('ends in few words where what must stand would not fit beside many', () => {
    const cut = { last: phrases([`${long(100)} in full`]), shortLast: phrases(['in short']) };
    expect(draftLine('Impact', phrases([long(100)]), cut).text).toBe(`${long(100)}; ${long(100)} in full`);
    expect(draftLine('Impact', phrases([long(200)]), cut).text).toBe(`${long(200)}; in short`);
    const texts = phrases([long(100), long(100), long(50)]);
    expect(draftLine('Impact', texts, { ...cut, least: 2 }).text).toBe(
      `${long(100)}; ${long(100)}; and 1 more signal; in short`,
    );
  });

  it('rests on each signal once', () => {
    const line = draftLine('Impact', [
      phrase('a', [signal('s1')]),
      phrase('b', [signal('s1'), signal('s2')]),
    ]);
    expect(line.signalIds).toEqual(['s1', 's2']);
  });
});
