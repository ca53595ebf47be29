import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SLICE_MS } from '../../shared/slo/slices.ts';
import { MINUTE, requests, scrape } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const EXTRACT = { metric: 'codex_api_requests_total', where: { endpoint: ['extract'] } };
const START = 100 * SLICE_MS;

/** Scrapes every minute from the slice before `START` on, each counting `perMinute` more. */
function scrapeMinutely(minutes: number, perMinute = 2, replica = 'replica-1') {
  const records = Array.from({ length: minutes + 6 }, (_, index) =>
    scrape(START + (index - 5) * MINUTE, [requests(10 + index * perMinute)], replica),
  );
  kept.store.recordScrapes(records);
}
const increases = (slices: number) =>
  kept.store
    .slices([EXTRACT], START, START + slices * SLICE_MS)
    .map(({ endMs, series }) => [(endMs - START) / SLICE_MS, series.map(({ increase }) => increase)]);

describe('kept counters slice by slice', () => {
  test('give what each slice counted, with the replica named', () => {
    scrapeMinutely(15);
    expect(increases(3)).toEqual([
      [1, [10]],
      [2, [10]],
      [3, [10]],
    ]);
    const [first] = kept.store.slices([EXTRACT], START, START + SLICE_MS);
    expect(first?.series[0]).toMatchObject({
      name: 'codex_api_requests_total',
      labels: { endpoint: 'extract', status: '200', instance: 'replica-1' },
    });
  });

  test('keep replicas apart', () => {
    scrapeMinutely(5, 2);
    scrapeMinutely(5, 3, 'replica-2');
    expect(increases(1)).toEqual([[1, [10, 15]]]);
  });

  test('leave out slices between scrapes that lie further apart than a slice', () => {
    scrapeMinutely(5);
    kept.store.recordScrapes([scrape(START + 60 * MINUTE, [requests(900)])]);
    expect(increases(12)).toEqual([[1, [10]]]);
  });

  test('leave out slices whose scrapes failed', () => {
    scrapeMinutely(5);
    kept.store.recordScrapes([
      scrape(START + 8 * MINUTE, null),
      scrape(START + 13 * MINUTE, [requests(500)]),
      scrape(START + 18 * MINUTE, [requests(507)]),
    ]);
    expect(increases(4)).toEqual([
      [1, [10]],
      [4, [7]],
    ]);
  });

  test('read a slice in which nothing moved as zero and not as missing', () => {
    kept.store.recordScrapes([-2, 2, 7].map((minute) => scrape(START + minute * MINUTE, [requests(10)])));
    expect(increases(2)).toEqual([
      [1, [0]],
      [2, [0]],
    ]);
  });

  test('leave out other series, and a series before it was there', () => {
    scrapeMinutely(5);
    kept.store.recordScrapes([
      scrape(START + 6 * MINUTE, [
        requests(30),
        { ...requests(3), labels: { endpoint: 'probe', status: '200' } },
      ]),
    ]);
    expect(increases(2)).toEqual([
      [1, [10]],
      [2, [0]],
    ]);
    expect(kept.store.slices([{ ...EXTRACT, metric: 'example_total' }], START, START + SLICE_MS)).toEqual([]);
  });
});
