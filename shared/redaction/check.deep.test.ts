import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from './apply.ts';
import { BENCH_CASES } from './check.bench-cases.ts';
import { checkText } from './check.ts';
import { buildCorpus } from './corpus/build.ts';

const SEEDS = [11, 12, 13, 14, 15, 16, 17, 18];

describe('over many seeds of the corpus', () => {
  it.each(SEEDS)('replaces every leak of seed %i by clean text', (seed) => {
    const dirty = buildCorpus(seed)
      .leaks.map(({ text }) => applyReplacements(text, checkText(text).findings))
      .filter((text) => checkText(text).verdict !== 'clean');
    expect(dirty).toEqual([]);
  });
});

describe('over pieces of the corpus put together at random', () => {
  const pieces = buildCorpus(21).leaks.map(({ text }) => text);

  it('settles on clean text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 30 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom('', ' ', '\n', '. '),
        (chosen, between) => {
          const text = chosen.join(between);
          expect(checkText(applyReplacements(text, checkText(text).findings)).verdict).toBe('clean');
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('over adversarial strings', () => {
  it.each(BENCH_CASES.map(({ name, text }) => [name, text] as const))(
    'ends on 64 KiB of %s with spans inside the text',
    (_name, text) => {
      const long = text(65_536);
      for (const { start, end } of checkText(long).findings) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(long.length);
      }
    },
  );
});
