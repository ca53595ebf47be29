import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../corpus/build.ts';
import { DETECTORS } from '../detectors/index.ts';
import { originalView } from '../text/view.ts';
import { indexCues } from './cues.ts';
import type { Detector } from './detector.ts';
import { scan } from './scan.ts';

const base = { name: 'any', class: 'email', pattern: /x/g } satisfies Detector;

describe('indexCues', () => {
  it('finds a cue whatever its case in the text', () => {
    expect(indexCues('The Password is gone').mayFind({ ...base, cues: ['password'] })).toBe(true);
  });

  it('finds cues shorter than the pieces it marks', () => {
    expect(indexCues('a@b').mayFind({ ...base, cues: ['@'] })).toBe(true);
  });

  it('refuses a detector none of whose cues is there, even if their first pieces are', () => {
    expect(indexCues('passing by').mayFind({ ...base, cues: ['password', 'otpauth'] })).toBe(false);
  });

  it('refuses a detector whose matches are longer than any run of the text', () => {
    expect(indexCues('nothing but short words').mayFind({ ...base, shortestRun: 20 })).toBe(false);
    expect(indexCues('one aVeryLongRunOfLetters').mayFind({ ...base, shortestRun: 20 })).toBe(true);
  });
});

describe('cues and shortest runs of the policy', () => {
  const texts = [...new Set(buildCorpus(5).leaks.map(({ text }) => text))].filter(
    (_, index) => index % 7 === 0,
  );
  const limited = DETECTORS.filter(
    ({ cues, shortestRun }) => cues !== undefined || shortestRun !== undefined,
  );

  it('hide nothing that a pattern would find in the corpus', () => {
    const hidden = limited.filter((detector) => {
      const { cues: _cues, shortestRun: _shortestRun, ...free } = detector;
      return texts.some((text) => {
        const view = originalView(text);
        return scan(view, 'plain', [detector]).length !== scan(view, 'plain', [free]).length;
      });
    });
    expect(hidden.map(({ name }) => name)).toEqual([]);
  });
});
