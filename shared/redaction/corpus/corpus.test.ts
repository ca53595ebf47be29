import { describe, expect, it } from 'vitest';
import { checkText } from '../check.ts';
import { buildCorpus, type CleanSample, type CorpusPart, type LeakSample } from './build.ts';

const { leaks, clean } = buildCorpus(1);
const parts: readonly CorpusPart[] = ['tuning', 'held-out'];

interface Recall {
  readonly spans: number;
  readonly found: number;
}

/** Share of labelled spans that a blocking finding overlaps (redaction-policy "Measures"). */
function recallOf(samples: readonly LeakSample[]): Recall & { readonly share: number } {
  let spans = 0;
  let found = 0;
  for (const sample of samples) {
    const blocking = checkText(sample.text).findings.filter(({ severity }) => severity === 'block');
    for (const span of sample.spans) {
      spans += 1;
      if (blocking.some((finding) => finding.start < span.end && finding.end > span.start)) found += 1;
    }
  }
  return { spans, found, share: found / spans };
}

function blockedShare(samples: readonly CleanSample[]): number {
  return samples.filter(({ text }) => checkText(text).verdict === 'block').length / samples.length;
}

describe('the corpus', () => {
  it('holds at least 1,500 leaks and 1,500 clean texts, in two parts that share no wording', () => {
    expect(leaks.length).toBeGreaterThanOrEqual(1500);
    expect(clean.length).toBeGreaterThanOrEqual(1500);
    const tuned = new Set(clean.filter(({ part }) => part === 'tuning').map(({ text }) => text));
    expect(clean.filter(({ part, text }) => part === 'held-out' && tuned.has(text))).toEqual([]);
  });

  it('labels every planted value', () => {
    expect(leaks.filter(({ spans }) => spans.length === 0)).toEqual([]);
  });

  it('gives the same texts for the same seed', () => {
    expect(buildCorpus(1)).toEqual({ leaks, clean });
  });
});

describe.each(parts)('measures on the %s part', (part) => {
  const own = leaks.filter((sample) => sample.part === part);

  it('blocks at least 99.5 % of credentials, identity and infrastructure', () => {
    expect(recallOf(own.filter(({ group }) => group !== 'content')).share).toBeGreaterThanOrEqual(0.995);
  });

  it('blocks at least 90 % of verbatim content', () => {
    expect(recallOf(own.filter(({ group }) => group === 'content')).share).toBeGreaterThanOrEqual(0.9);
  });

  it.each([...new Set(own.map(({ family }) => family))])(
    'blocks at least 95 %% of the family "%s"',
    (family) => {
      expect(recallOf(own.filter((sample) => sample.family === family)).share).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('blocks at most 0.5 % of clean texts and 1 % of look-alikes', () => {
    const texts = clean.filter((sample) => sample.part === part);
    expect(blockedShare(texts.filter(({ lookAlike }) => !lookAlike))).toBeLessThanOrEqual(0.005);
    expect(blockedShare(texts.filter(({ lookAlike }) => lookAlike))).toBeLessThanOrEqual(0.01);
  });
});
