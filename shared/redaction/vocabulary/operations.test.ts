import { describe, expect, it } from 'vitest';
import { topicOf } from './operations.ts';

describe('topicOf', () => {
  it('counts neither fillers nor bare numbers', () => {
    expect(topicOf('it was 12 of the 14')).toEqual({ operational: 0, words: 0 });
  });

  it('counts words of the trade in any of their forms', () => {
    expect(topicOf('retries retried retrying').operational).toBe(3);
  });

  it('gives the words of no other trade twice the weight', () => {
    expect(topicOf('upstream cake')).toEqual({ operational: 2, words: 2 });
  });

  it('takes labels, codes, routes and shares for the trade', () => {
    expect(topicOf('example-pool no_eligible_backend /v1/responses p95 5xx 12ms').words).toBe(6);
    expect(topicOf('/v1/responses p95 5xx 12ms').operational).toBe(4);
  });

  it('finds nothing of the trade in a recipe', () => {
    expect(topicOf('Zwei Eier mit Mehl und einer Prise Salz verrühren').operational).toBe(0);
  });
});
