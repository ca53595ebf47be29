import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CounterSample } from '../../shared/slo/counters.ts';
import { increaseOf, MINUTE, requests } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const REQUESTS = { codex_api_requests_total: ['endpoint', 'status'] };
const STAGES = { codex_api_stage_seconds_count: ['stage'] };

const stage = (value: number): CounterSample => ({
  name: 'codex_api_stage_seconds_count',
  labels: { stage: 'extract' },
  value,
  createdAtMs: null,
});

function record(minute: number, samples: CounterSample[], families: Readonly<Record<string, string[]>>) {
  kept.store.recordScrapes([{ replica: 'replica-1', atMs: minute * MINUTE, samples, families }]);
}

const windowOf = (windowMs: number, endMs: number) => {
  const window = kept.store.increases([windowMs], endMs).windows.get(windowMs);
  if (window === undefined) throw new Error('no window');
  return window;
};
const counted = (name: string, endMs: number) =>
  windowOf(10 * MINUTE, endMs).series.find((one) => one.name === name)?.increase;

describe('a metric that is looked for from some scrape on', () => {
  test('brings none of its long past as an increase', () => {
    record(0, [requests(100)], REQUESTS);
    record(1, [requests(101), stage(5000)], { ...REQUESTS, ...STAGES });
    record(2, [requests(102), stage(5007)], { ...REQUESTS, ...STAGES });
    expect(counted('codex_api_stage_seconds_count', 2 * MINUTE)).toBe(7);
    expect(counted('codex_api_requests_total', 2 * MINUTE)).toBe(2);
  });

  test('SLO-T7: counts the first value of a series born later', () => {
    record(0, [], { ...REQUESTS, ...STAGES });
    record(1, [stage(3), requests(4)], { ...REQUESTS, ...STAGES });
    expect(counted('codex_api_stage_seconds_count', MINUTE)).toBe(3);
    expect(counted('codex_api_requests_total', MINUTE)).toBe(4);
  });

  test('covers only the time since then', () => {
    for (let minute = 0; minute <= 10; minute += 1) {
      const since = minute >= 6;
      record(
        minute,
        since ? [requests(minute), stage(minute)] : [requests(minute)],
        since ? { ...REQUESTS, ...STAGES } : REQUESTS,
      );
    }
    const window = windowOf(10 * MINUTE, 10 * MINUTE);
    expect(window.coverage).toBe(1);
    expect([...(window.shorter ?? [])]).toEqual([['codex_api_stage_seconds_count', 0.4]]);
    expect(windowOf(2 * MINUTE, 10 * MINUTE).shorter).toBeUndefined();
  });

  test('begins anew where other labels are kept of it, instead of counting twice', () => {
    record(0, [requests(100)], REQUESTS);
    record(1, [requests(150)], REQUESTS);
    const coarse = { ...requests(160), labels: { status: '200' } };
    record(2, [coarse], { codex_api_requests_total: ['status'] });
    record(3, [{ ...coarse, value: 161 }], { codex_api_requests_total: ['status'] });
    const { series, shorter } = windowOf(10 * MINUTE, 3 * MINUTE);
    expect(series.map(({ labels, increase }) => [labels, increase])).toEqual([
      [{ status: '200', instance: 'replica-1' }, 1],
    ]);
    expect(shorter?.get('codex_api_requests_total')).toBeCloseTo(0.1, 9);
  });
});

describe('a file from before families were noted', () => {
  test('goes on counting what it kept, and knows a new metric for new', () => {
    kept.store.recordScrapes([
      { replica: 'replica-1', atMs: 0, samples: [requests(100)] },
      { replica: 'replica-1', atMs: MINUTE, samples: [requests(110)] },
    ]);
    record(2, [requests(115), stage(5000)], { ...REQUESTS, ...STAGES });
    expect(increaseOf(kept.store.increases([10 * MINUTE], 2 * MINUTE), 10 * MINUTE)).toBe(15);
    expect(counted('codex_api_stage_seconds_count', 2 * MINUTE)).toBe(0);
  });
});
