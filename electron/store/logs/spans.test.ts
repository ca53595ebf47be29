import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { coveredShare, lengthOf, mergeSpans, openParts, subtractSpans } from './spans.ts';

const span = fc
  .tuple(fc.nat(60), fc.nat(20))
  .map(([fromMs, length]): LogSpan => ({ fromMs, toMs: fromMs + length }));
const spans = fc.array(span, { maxLength: 8 });

/** Every whole millisecond of the spans. */
function momentsOf(list: readonly LogSpan[]): Set<number> {
  return new Set(
    list.flatMap(({ fromMs, toMs }) => Array.from({ length: toMs - fromMs + 1 }, (_, i) => fromMs + i)),
  );
}

/** Whether the spans are in order with at least one moment between each two. */
function areApart(list: readonly LogSpan[]): boolean {
  return list.every(({ fromMs }, index) => index === 0 || fromMs > (list[index - 1]?.toMs ?? 0) + 1);
}

describe('spans', () => {
  test('merged hold the same moments, apart from each other and in order', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const merged = mergeSpans(list);
        expect(momentsOf(merged)).toEqual(momentsOf(list));
        expect(areApart(merged)).toBe(true);
      }),
    );
  });

  test('subtracted leave exactly the moments that none of the others holds', () => {
    fc.assert(
      fc.property(span, spans, (one, others) => {
        const left = subtractSpans(one, others);
        const covered = momentsOf(others);
        expect(momentsOf(left)).toEqual(
          new Set([...momentsOf([one])].filter((moment) => !covered.has(moment))),
        );
        expect(left.every(({ fromMs, toMs }) => fromMs <= toMs)).toBe(true);
      }),
    );
  });

  test('cover the share of a span that they hold of it', () => {
    fc.assert(
      fc.property(span, spans, (one, others) => {
        const covered = momentsOf(others);
        const held = [...momentsOf([one])].filter((moment) => covered.has(moment)).length;
        expect(coveredShare(one, others)).toBeCloseTo(held / lengthOf(one), 10);
      }),
    );
  });

  test('that touch become one', () => {
    const touching = [
      { fromMs: 0, toMs: 4 },
      { fromMs: 5, toMs: 9 },
    ];
    expect(mergeSpans(touching)).toEqual([{ fromMs: 0, toMs: 9 }]);
  });

  test('cover nothing of a span that ends before it begins', () => {
    expect(coveredShare({ fromMs: 5, toMs: 4 }, [{ fromMs: 0, toMs: 9 }])).toBe(0);
  });
});

describe('a gap', () => {
  const gap = { fromMs: 0, toMs: 99, estimatedRows: 10, noticedAtMs: 500 };

  test('keeps what is not covered, with its share of the estimate rounded up', () => {
    expect(openParts(gap, [{ fromMs: 0, toMs: 74 }])).toEqual([
      { fromMs: 75, toMs: 99, estimatedRows: 3, noticedAtMs: 500 },
    ]);
  });

  test('falls apart where its middle is covered', () => {
    expect(openParts(gap, [{ fromMs: 10, toMs: 89 }]).map(({ estimatedRows }) => estimatedRows)).toEqual([
      1, 1,
    ]);
  });

  test('without an estimate has parts without one', () => {
    expect(openParts({ ...gap, estimatedRows: null }, [])).toEqual([{ ...gap, estimatedRows: null }]);
  });

  test('is closed where all of it is covered', () => {
    expect(openParts(gap, [{ fromMs: -5, toMs: 200 }])).toEqual([]);
  });
});
