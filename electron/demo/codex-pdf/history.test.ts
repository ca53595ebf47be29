import { describe, expect, test } from 'vitest';
import type { ScrapeRecord } from '../../../shared/slo/counters.ts';
import { codexExposition } from '../../sources/metrics/codex-exposition.ts';
import { readExposition } from '../../sources/metrics/exposition.ts';
import { createCounterBook } from './counter-book.ts';
import { generateHistory, type HistoryOptions } from './history.ts';
import { createProcessMetrics } from './process-metrics.ts';
import { pythonFloat } from './python-float.ts';
import { createRandom } from './random.ts';
import { createServing } from './serving.ts';
import { CALM_TRAFFIC } from './traffic.ts';

const END_MS = Date.UTC(2026, 0, 30, 9, 17);
const DAY_MS = 86_400_000;

async function collect(options: Partial<HistoryOptions> = {}) {
  const batches: ScrapeRecord[][] = [];
  for await (const batch of generateHistory({ days: 35, seed: 1, endMs: END_MS, ...options }))
    batches.push(batch);
  return { batches, records: batches.flat() };
}

/** Increase of one series between two moments, resets accounted for. */
function increase(
  records: readonly ScrapeRecord[],
  fromMs: number,
  toMs: number,
  labels: Record<string, string>,
) {
  let total = 0;
  let previous: number | null = null;
  for (const { samples } of records.filter((one) => one.atMs >= fromMs && one.atMs <= toMs)) {
    const value = (samples ?? [])
      .filter((one) => one.name === 'codex_api_requests_total')
      .filter((one) => Object.entries(labels).every(([key, text]) => one.labels[key] === text))
      .reduce((sum, one) => sum + one.value, 0);
    if (previous !== null) total += value < previous ? value : value - previous;
    previous = value;
  }
  return total;
}

describe('the generated history', () => {
  test('reaches back 35 days, hourly and then every five minutes, and ends at the given moment', async () => {
    const { batches, records } = await collect();
    const times = records.map((one) => one.atMs);
    expect(times[0]).toBe(END_MS - 35 * DAY_MS);
    expect(times.at(-1)).toBe(END_MS);
    const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 60_000);
    expect(new Set(gaps)).toEqual(new Set([60, 5]));
    expect(gaps.filter((gap) => gap === 5)).toHaveLength(2 * 288);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(96);
  });

  test('is the same for the same seed', async () => {
    expect(await collect({ days: 3 })).toEqual(await collect({ days: 3 }));
    expect(await collect({ days: 3 })).not.toEqual(await collect({ days: 3, seed: 2 }));
  });

  test('has about a hundred series', async () => {
    const last = (await collect()).records.at(-1);
    expect(last?.samples?.length).toBeGreaterThan(90);
    expect(last?.samples?.length).toBeLessThan(130);
  });

  test('is busier by day than by night', async () => {
    const { records } = await collect({ days: 2 });
    const midnight = Date.UTC(2026, 0, 29);
    const hours = (from: number, to: number) =>
      increase(records, midnight + from * 3_600_000, midnight + to * 3_600_000, { endpoint: 'extract' });
    expect(hours(9, 12)).toBeGreaterThan(4 * hours(1, 4));
  });

  test('has burned a good part of the 30-day budget of extract, and not all of it', async () => {
    const { records } = await collect();
    const all = increase(records, END_MS - 30 * DAY_MS, END_MS, { endpoint: 'extract' });
    const failed = increase(records, END_MS - 30 * DAY_MS, END_MS, { endpoint: 'extract', status: '500' });
    const burned = failed / all / 0.001;
    expect(burned).toBeGreaterThan(0.25);
    expect(burned).toBeLessThan(0.9);
  });

  test('has restarts, with creation times that only move on', async () => {
    const { records } = await collect();
    const created = records.flatMap(({ samples }) => samples?.[0]?.createdAtMs ?? []);
    expect(created).toEqual(created.toSorted((a, b) => a - b));
    expect(new Set(created).size).toBe(5);
  });
});

describe('the counters of the history', () => {
  test('are what the live process would have exposed', async () => {
    const serve = createServing(createRandom(5));
    const [process, book] = [createProcessMetrics(0, true), createCounterBook()];
    const ai = [{ kind: 'logos', model: 'claude-sonnet-4-6', callsPerSecond: 1, cappedShare: 0.1 }];
    for (let second = 1; second <= 120; second += 1) {
      const served = serve({ ...CALM_TRAFFIC, ai }, 1);
      process.record(served, second * 1000);
      book.record(served, second * 1000);
    }
    const live = readExposition(await process.expose(), codexExposition());
    const bySeries = (samples: readonly object[]) => samples.map((one) => JSON.stringify(one)).toSorted();
    const reordered = book
      .samples()
      .map(({ name, labels, value, createdAtMs }) => ({ name, labels, value, createdAtMs }));
    expect(live.kind === 'read' && bySeries(live.samples)).toEqual(bySeries(reordered));
  });

  test.each([
    [3, '3.0'],
    [0.005, '0.005'],
    [10, '10.0'],
    [1_795_219_536.2550156, '1.7952195362550156e+09'],
    [1_800_000_000, '1.8e+09'],
    [1_000_000, '1e+06'],
    [123_456, '123456.0'],
    [Number.POSITIVE_INFINITY, '+Inf'],
  ])('%d is printed %s', (value, text) => {
    expect(pythonFloat(value)).toBe(text);
  });
});
