import { describe, expect, it } from 'vitest';
import { originalView } from '../text/view.ts';
import { findFenced } from './fenced.ts';

function fenced(inside: string): number {
  return findFenced(originalView(`before\n\`\`\`\n${inside}\n\`\`\`\nafter`)).length;
}

describe('findFenced', () => {
  it('refuses a block of prose from elsewhere', () => {
    expect(fenced('Tagliate le zucchine a rondelle e fatele saltare in padella')).toBe(1);
  });

  it('refuses a block of code from elsewhere', () => {
    expect(fenced('def bake(cake): return cake if sweet else slice(cake, knife)')).toBe(1);
  });

  it.each([
    'sum(rate(codex_pooler_requests_total[5m])) by (status_class)',
    '10:05 503 no_eligible_backend\n10:06 503 no_eligible_backend',
    '| pool | ready |\n| example-pool | 3 of 6 |',
  ])('lets pass a block of the trade: %s', (inside) => {
    expect(fenced(inside)).toBe(0);
  });

  it('reads nothing outside fences', () => {
    expect(findFenced(originalView('Tagliate le zucchine a rondelle e fatele saltare in padella'))).toEqual(
      [],
    );
  });
});
