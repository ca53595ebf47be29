import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { addKnownSpan, type KnownSpan, spansAt } from './known-spans.ts';
import { mergeSpans } from './spans.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Adds stretches one after the other, each at its moment. */
function addAll(stretches: readonly (readonly [covered: LogSpan, knownMs: number])[]): KnownSpan[] {
  return stretches.reduce<KnownSpan[]>(
    (spans, [covered, knownMs]) => addKnownSpan(spans, covered, knownMs),
    [],
  );
}

const stretch = fc.tuple(fc.nat(3_000), fc.nat(600), fc.nat(900)).map(([from, length, later]) => {
  const covered = { fromMs: from * SECOND, toMs: (from + length) * SECOND };
  return [covered, covered.toMs + later * SECOND] as const;
});

describe('covered stretches', () => {
  test('hold together what was ever covered, disjoint and in order', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const inOrder = stretches.toSorted((a, b) => a[1] - b[1]);
        const spans = addAll(inOrder);
        expect(spansAt(spans, Number.MAX_SAFE_INTEGER)).toEqual(
          mergeSpans(inOrder.map(([covered]) => covered)),
        );
        expect(spans.every(({ fromMs }, i) => i === 0 || fromMs > (spans[i - 1]?.toMs ?? 0))).toBe(true);
      }),
    );
  });

  test('never claim for a past moment what was covered only later, but for reading live', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), fc.nat(4_500), (stretches, second) => {
        const asOfMs = second * SECOND;
        const inOrder = stretches.toSorted((a, b) => a[1] - b[1]);
        const soon = inOrder.filter(
          ([{ toMs }, knownMs]) => knownMs <= asOfMs || knownMs - toMs <= 5 * MINUTE,
        );
        const claimed = spansAt(addAll(inOrder), asOfMs);
        const possible = mergeSpans(soon.map(([covered]) => covered));
        for (const { fromMs, toMs } of claimed) {
          expect(possible.some((one) => one.fromMs <= fromMs && one.toMs >= toMs)).toBe(true);
        }
      }),
    );
  });

  test('of a day of polling are one span', () => {
    const polls = Array.from({ length: 8_640 }, (_, n) => n * 10 * SECOND);
    const spans = addAll(polls.map((atMs) => [{ fromMs: atMs - 20 * SECOND, toMs: atMs }, atMs] as const));
    expect(spans).toHaveLength(1);
    expect(spansAt(spans, HOUR)).toEqual([{ fromMs: -20 * SECOND, toMs: HOUR }]);
  });

  test('of a back-fill are known when they were read', () => {
    const live = addAll([[{ fromMs: 10 * HOUR, toMs: 10 * HOUR + MINUTE }, 10 * HOUR + MINUTE]]);
    const filled = addKnownSpan(live, { fromMs: 0, toMs: 10 * HOUR }, 11 * HOUR);
    expect(spansAt(filled, 10 * HOUR + MINUTE)).toEqual([{ fromMs: 10 * HOUR, toMs: 10 * HOUR + MINUTE }]);
    expect(spansAt(filled, 11 * HOUR)).toEqual([{ fromMs: 0, toMs: 10 * HOUR + MINUTE }]);
  });

  test('that were caught up with after an absence were not covered during it', () => {
    const spans = addAll([
      [{ fromMs: 0, toMs: MINUTE }, MINUTE],
      [{ fromMs: MINUTE, toMs: HOUR }, HOUR],
    ]);
    expect(spansAt(spans, 30 * MINUTE)).toEqual([{ fromMs: 0, toMs: MINUTE }]);
    expect(spansAt(spans, HOUR)).toEqual([{ fromMs: 0, toMs: HOUR }]);
  });
});
