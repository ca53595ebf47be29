import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { increaseOf, MINUTE, requests, scrape } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const read = (windowMs: number, endMs: number, status?: string) =>
  increaseOf(kept.store.increases([windowMs], endMs), windowMs, status);
const record = (values: readonly (number | null)[], status = '200', firstMs = 0) =>
  kept.store.recordScrapes(
    values.map((value, index) =>
      scrape(firstMs + index * MINUTE, value === null ? [] : [requests(value, null, status)]),
    ),
  );

describe('the increase over a window', () => {
  test('counts a value in full after a restart, as in worked example C1', () => {
    record([1000, 1060, 1120, 20, 80, 140]);
    expect(read(5 * MINUTE, 5 * MINUTE)).toBe(260);
    expect(read(2 * MINUTE, 5 * MINUTE)).toBe(120);
    expect(read(2 * MINUTE, 3 * MINUTE)).toBe(80);
  });

  test('SLO-T7: counts the first value of a series born while its replica was scraped (C3)', () => {
    record([null, null, null, 1, 1, 1], '500');
    expect(read(5 * MINUTE, 5 * MINUTE, '500')).toBe(1);
    expect(read(2 * MINUTE, 5 * MINUTE, '500')).toBe(0);
    expect(read(3 * MINUTE, 3 * MINUTE, '500')).toBe(1);
  });

  test('is the raw one on a short history, which says how short it is, and no stretched one (C6)', () => {
    record([100, 110, 120, 130]);
    const reading = kept.store.increases([30 * MINUTE], 3 * MINUTE);
    expect(increaseOf(reading, 30 * MINUTE)).toBe(30);
    expect(reading.windows.get(30 * MINUTE)?.coverage).toBeCloseTo(0.1, 2);
  });

  test('does not count what happened before the first scrape', () => {
    record([5_000, 5_003]);
    expect(read(60 * MINUTE, MINUTE)).toBe(3);
  });

  test('is absent before the scrape that shows the series was not there yet', () => {
    record([null, 7]);
    expect(read(5 * MINUTE, -1)).toBeNull();
    expect(read(5 * MINUTE, 0)).toBe(0);
  });

  test('is zero, not absent, for a quiet series, which costs no rows', () => {
    record([10, 12, 12, 12, 12, 12]);
    expect(read(2 * MINUTE, 5 * MINUTE)).toBe(0);
    const rows = kept.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM counter_sample').get();
    expect(rows?.n).toBe(2);
  });

  test('keeps replicas and label sets apart, whatever the order of the labels', () => {
    const sample = (value: number, labels: Record<string, string>) => ({
      name: 'codex_api_requests_total',
      labels,
      value,
      createdAtMs: null,
    });
    kept.store.recordScrapes([
      scrape(0, [sample(1, { a: '1', status: '200' })]),
      scrape(0, [sample(100, { a: '1', status: '200' })], 'replica-2'),
      scrape(MINUTE, [sample(3, { status: '200', a: '1' })]),
      scrape(MINUTE, [sample(105, { status: '200', a: '1' })], 'replica-2'),
    ]);
    const { series } = kept.store.increases([5 * MINUTE], MINUTE).windows.get(5 * MINUTE) ?? { series: [] };
    expect(series.map(({ labels, increase }) => [labels.instance, increase])).toEqual([
      ['replica-1', 2],
      ['replica-2', 5],
    ]);
  });

  test('leaves out a replica that was not seen since before the window', () => {
    kept.store.recordScrapes([
      scrape(0, [requests(1)], 'replica-2'),
      scrape(MINUTE, [requests(2)], 'replica-2'),
    ]);
    kept.store.recordScrapes([scrape(20 * MINUTE, [requests(1)])]);
    const reading = kept.store.increases([5 * MINUTE, 60 * MINUTE], 20 * MINUTE);
    expect(reading.windows.get(5 * MINUTE)?.series.map((one) => one.labels.instance)).toEqual(['replica-1']);
    expect(reading.windows.get(60 * MINUTE)?.series).toHaveLength(2);
  });

  test('equals a rescan of the raw samples for any history and window', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ add: fc.nat(20) }),
        fc.record({ restart: fc.nat(5) }),
        fc.constant('failed' as const),
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, fc.nat(30), fc.nat(30), (history, from, length) => {
        const own = temporaryStore();
        try {
          let value = 50;
          const raw: { atMs: number; value: number }[] = [];
          for (const [index, step] of history.entries()) {
            const atMs = index * MINUTE;
            if (step !== 'failed') {
              value = 'add' in step ? value + step.add : step.restart;
              raw.push({ atMs, value });
            }
            own.store.recordScrapes([scrape(atMs, step === 'failed' ? null : [requests(value)])]);
          }
          const startMs = from * MINUTE;
          const endMs = (from + length) * MINUTE;
          const before = raw.findLast((sample) => sample.atMs <= startMs) ?? raw[0];
          const inside = raw.filter((sample) => sample.atMs > startMs && sample.atMs <= endMs);
          const rescanned = [before, ...inside].reduce((sum, sample, index, all) => {
            const last = all[index - 1];
            if (sample === undefined || last === undefined || sample === last) return sum;
            return sum + (sample.value < last.value ? sample.value : sample.value - last.value);
          }, 0);
          const windowMs = length * MINUTE;
          const increase = increaseOf(own.store.increases([windowMs], endMs), windowMs);
          if (increase !== null) expect(increase).toBe(rescanned);
          else expect(rescanned).toBe(0);
        } finally {
          own.dispose();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('refuses a value that no counter can have, and keeps nothing of that scrape', () => {
    expect(() =>
      kept.store.recordScrapes([scrape(0, [requests(1), requests(Number.NaN, null, '500')])]),
    ).toThrow('does not match its schema');
    expect(kept.store.increases([MINUTE], 0).windows.get(MINUTE)?.series).toEqual([]);
  });
});

describe('a scrape that arrives out of order', () => {
  test('is dropped when it is a little late, instead of looking like a restart', () => {
    record([10, 20, 30]);
    kept.store.recordScrapes([scrape(90_000, [requests(25)])]);
    record([40], '200', 3 * MINUTE);
    expect(read(3 * MINUTE, 3 * MINUTE)).toBe(30);
  });

  test('takes the place of what a clock far ahead had written', () => {
    record([10, 20]);
    record([30], '200', 600 * MINUTE);
    record([35, 36], '200', 2 * MINUTE);
    expect(read(3 * MINUTE, 3 * MINUTE)).toBe(26);
    expect(read(10 * MINUTE, 600 * MINUTE)).toBeNull();
  });
});
