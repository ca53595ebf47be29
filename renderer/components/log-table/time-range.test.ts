import { describe, expect, it } from 'vitest';
import { spanOf } from './time-range.ts';

const NOW_MS = Date.UTC(2026, 0, 15, 10, 20);

describe('the span of a filter', () => {
  it('of a range ends now and stays open for what arrives', () => {
    expect(spanOf({ range: '15m' }, NOW_MS)).toEqual({ fromMs: NOW_MS - 900_000, toMs: null });
  });

  it('of two moments is between them', () => {
    const span = spanOf({ from: '2026-01-15T10:00:00Z', to: '2026-01-15T10:05:00Z' }, NOW_MS);
    expect(span).toEqual({ fromMs: NOW_MS - 1_200_000, toMs: NOW_MS - 900_000 });
  });

  it('is open at both ends without a word, and with words that nobody can read', () => {
    expect(spanOf({}, NOW_MS)).toEqual({ fromMs: null, toMs: null });
    expect(spanOf({ range: 'a while', from: 'then' }, NOW_MS)).toEqual({ fromMs: null, toMs: null });
  });
});
