import { describe, expect, it } from 'vitest';
import { percentOf, replacedWords, sizeWords } from './snapshot-words.ts';

describe('a snapshot in words', () => {
  it('has a size in the unit that reads best', () => {
    expect([sizeWords(311_200), sizeWords(9_687_040)]).toEqual(['312 kB', '9.7 MB']);
  });

  it('goes on from step to step, never back', () => {
    const steps = [
      { step: 'copying', share: 0 },
      { step: 'copying', share: 1 },
      { step: 'checking', share: 0.5 },
      { step: 'checking', share: 1 },
      { step: 'packing', share: 1 },
    ] as const;
    expect(steps.map(percentOf)).toEqual([0, 10, 50, 90, 100]);
  });

  it('says how many values were replaced, and where none was', () => {
    expect([0, 1, 2].map(replacedWords)).toEqual([
      'The redaction check replaced nothing.',
      'The redaction check replaced 1 value.',
      'The redaction check replaced 2 values.',
    ]);
  });
});
