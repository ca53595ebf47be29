import { describe, expect, test } from 'vitest';
import { judgeRow } from '../testing/judge.ts';
import { lookups } from '../testing/series.ts';

describe('cache hit share', () => {
  test('SLO-T2: divides hits by look-ups, both summed (C7)', () => {
    const row = judgeRow('cache.conformance', lookups('conformance', { hit: 30, miss: 70 }));
    expect(row).toMatchObject({ verdict: 'breach', estimate: 0.3, n: 100, window: '5m' });
    expect(row.why).toContain('15 minutes with at least 20 look-ups');
  });

  test('passes exactly at the floor, is 0 without hits, and mentions few look-ups', () => {
    expect(judgeRow('cache.text_regions', lookups('text_regions', { hit: 70, miss: 30 })).verdict).toBe(
      'pass',
    );
    expect(judgeRow('cache.text_regions', lookups('text_regions', { miss: 3 }))).toMatchObject({
      verdict: 'breach',
      estimate: 0,
    });
    expect(judgeRow('cache.text_regions', lookups('text_regions', { hit: 3 })).why).toContain(
      'Only 3 look-ups',
    );
  });

  test('cannot be read for routes that never count a look-up', () => {
    expect(judgeRow('cache.extract', lookups('conformance', { hit: 1 })).verdict).toBe('not measurable');
  });
});
