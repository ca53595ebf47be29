import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from './apply.ts';
import { checkText } from './check.ts';
import { buildCorpus } from './corpus/build.ts';
import { EVASIONS, type EvasionFamily } from './corpus/evasions.ts';
import { LEAK_VALUES, type LeakKind } from './corpus/leak-values.ts';
import { seededChooser } from './corpus/random.ts';

const kinds = Object.keys(LEAK_VALUES) as LeakKind[];
const families = Object.keys(EVASIONS) as EvasionFamily[];

/** A planted value, plain and disguised. */
const planted = fc
  .record({ seed: fc.integer(), kind: fc.constantFrom(...kinds), family: fc.constantFrom(...families) })
  .map(({ seed, kind, family }) => {
    const random = seededChooser(seed);
    const secret = LEAK_VALUES[kind](random);
    return { secret, disguised: EVASIONS[family](secret, random) ?? secret };
  });

const filler = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    ' password: ',
    '\n',
    ' from ',
    ' "',
    '” ',
    '{"a":',
    ' user said: ',
    '```',
    ' at ',
    ' dot ',
    '%',
    '\u200b',
    ' \u202e',
    '😀',
    'ﬁ',
    '１',
  ),
);

const messyText = fc
  .array(
    fc.oneof(
      filler,
      planted.map(({ disguised }) => disguised),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

describe('checkText, for any text', () => {
  it('gives ordered, separate spans inside the text', () => {
    fc.assert(
      fc.property(messyText, (text) => {
        let read = 0;
        for (const { start, end } of checkText(text).findings) {
          expect(start).toBeGreaterThanOrEqual(read);
          expect(end).toBeGreaterThan(start);
          read = end;
        }
        expect(read).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is satisfied with its own replacements, and applying them again changes nothing', () => {
    fc.assert(
      fc.property(messyText, (text) => {
        const replaced = applyReplacements(text, checkText(text).findings);
        const again = checkText(replaced);
        expect(again).toEqual({ verdict: 'clean', findings: [] });
        expect(applyReplacements(replaced, again.findings)).toBe(replaced);
      }),
      { numRuns: 300 },
    );
  });

  it('never repeats eight characters of a planted value in a finding', () => {
    fc.assert(
      fc.property(planted, filler, (value, before) => {
        const said = JSON.stringify(
          checkText(`${before}${value.disguised}`).findings.map(({ reason, replacement }) => [
            reason,
            replacement,
          ]),
        );
        for (let at = 0; at + 8 <= value.secret.length; at += 1) {
          expect(said).not.toContain(value.secret.slice(at, at + 8));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(messyText, (text) => {
        expect(checkText(text)).toEqual(checkText(text));
      }),
      { numRuns: 100 },
    );
  });

  it('finds a value of the profile whatever stands around it', () => {
    fc.assert(
      fc.property(fc.integer(), filler, filler, (seed, before, after) => {
        const value = seededChooser(seed).chars('abcdefghijkmnpqrstuvwxyz23456789', 24);
        const text = `${before}${value}${after}`;
        const found = checkText(text, [{ value, class: 'known_value' }]).findings.some(
          ({ start, end }) => start <= before.length && end >= before.length + value.length,
        );
        expect(found).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('offsets under every disguise', () => {
  const mail = ['operator', 'example.com'].join('@');

  it.each(families)('covers exactly what the reader sees: %s', (family) => {
    const disguised = EVASIONS[family](mail, seededChooser(7));
    expect(disguised).toBeDefined();
    const before = 'ﬁrst 😀 — ';
    const text = `${before}${disguised} ünd dann`;
    const { findings } = checkText(text);
    const start = Math.min(...findings.map((finding) => finding.start));
    const end = Math.max(...findings.map((finding) => finding.end));
    expect(findings.some(({ severity }) => severity === 'block')).toBe(true);
    expect(start).toBeGreaterThanOrEqual(before.length);
    expect(end).toBeLessThanOrEqual(before.length + (disguised ?? '').length);
  });
});

describe('applying replacements to the corpus', () => {
  it('leaves clean text', () => {
    const dirty = buildCorpus(1)
      .leaks.map(({ text }) => applyReplacements(text, checkText(text).findings))
      .filter((text) => checkText(text).verdict !== 'clean');
    expect(dirty).toEqual([]);
  });
});
