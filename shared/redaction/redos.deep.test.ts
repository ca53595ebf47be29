import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { DETECTORS } from './detectors/index.ts';
import { EVERY_PATTERN } from './every-pattern.ts';

const TIMEOUT_MS = 1_500;

/** A pattern's source with classes and escapes as single letters, so that what remains of `*`, `+`, `{` repeats. */
function skeleton(pattern: RegExp): string {
  return pattern.source
    .replace(/\\[pPu]\{[^}]*\}/g, 'x')
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x');
}

/** Repeats without an upper bound. */
function unboundedRepeats(pattern: RegExp): readonly string[] {
  return skeleton(pattern).match(/(?:[*+]|\{\d+,\})/g) ?? [];
}

const WITH_REPEATS = EVERY_PATTERN.filter(({ pattern }) => unboundedRepeats(pattern).length > 0);

// Bounded repeats bound the work at each place of a text: the time of a search is linear in the text's length.
describe('work per place of a text', () => {
  it('is bounded in every detector: no repeat goes on for ever', () => {
    const detectors = new Set(DETECTORS.map(({ pattern }) => pattern));
    expect(WITH_REPEATS.filter(({ pattern }) => detectors.has(pattern)).map(({ name }) => name)).toEqual([]);
  });

  // The checker takes a bounded repeat for a polynomial once the bound is larger than its attack; only what it
  // calls exponential would break the bound above.
  it.each(EVERY_PATTERN.map(({ name, pattern }) => [name, pattern] as const))(
    'has no exponential part in "%s", says recheck',
    (_name, { source, flags }) => {
      const verdict = checkSync(source, flags.replace('d', ''), { timeout: TIMEOUT_MS });
      expect('complexity' in verdict ? verdict.complexity.type : verdict.status).not.toBe('exponential');
    },
    60_000,
  );

  it.each(WITH_REPEATS.map(({ name, pattern }) => [name, pattern] as const))(
    'is bounded in "%s" although it repeats without bound, says recheck',
    (_name, { source, flags }) => {
      const verdict = checkSync(source, flags.replace('d', ''), { timeout: 10 * TIMEOUT_MS });
      expect(verdict.status).toBe('safe');
    },
    60_000,
  );
});
