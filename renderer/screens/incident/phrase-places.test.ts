import { describe, expect, it } from 'vitest';
import { draftLine, draftText } from '../../../shared/incident/draft-line.ts';
import { phrase } from '../../../shared/incident/phrase.ts';
import { phraseAt, placePhrases } from './phrase-places.ts';

const LINES = [
  draftLine('Status', [phrase('outage', [])]),
  draftLine('Impact', [phrase('one Pool refuses', []), phrase('one Pool', [])]),
];
const TEXT = draftText(LINES);

function standing(text: string): string[] {
  return placePhrases(text, LINES).map(({ start, end }) => text.slice(start, end));
}

describe('the phrases of a draft', () => {
  it('stand where they were drafted', () => {
    const places = placePhrases(TEXT, LINES);
    const inPlace = LINES.flatMap((line, index) =>
      line.phrases.map(({ start }) => start + (index === 0 ? 0 : TEXT.indexOf('\n') + 1)),
    );
    expect(places.map(({ start }) => start)).toEqual(inPlace);
  });

  it('follow an edit beside them', () => {
    expect(standing(TEXT.replace('one Pool refuses', 'at least one Pool refuses'))).toEqual([
      'outage',
      'one Pool refuses',
      'one Pool',
    ]);
  });

  it('lose their backing with their words, the others keep it', () => {
    expect(standing(TEXT.replace('outage', 'watch'))).toEqual(['one Pool refuses', 'one Pool']);
    expect(standing('')).toEqual([]);
  });

  it('do not move into another line', () => {
    expect(standing('Status: one Pool\nImpact: outage')).toEqual([]);
  });
});

it('a caret is in a phrase from its first letter to behind its last', () => {
  const places = placePhrases(TEXT, LINES);
  const start = TEXT.indexOf('outage');
  expect(phraseAt(places, start)?.phrase.text).toBe('outage');
  expect(phraseAt(places, start + 'outage'.length)?.phrase.text).toBe('outage');
  expect(phraseAt(places, start - 1)).toBeNull();
});
