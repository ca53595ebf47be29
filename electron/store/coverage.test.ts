import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { coveredGap, windowCoverage } from './coverage.ts';
import { MINUTE, requests, scrape } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';

describe('the gap a scrape covers', () => {
  const minutely = [5, 4, 3, 2, 1, 0].map((minute) => minute * MINUTE);

  test('is all of it up to two and a half times the usual gap', () => {
    expect(coveredGap(6 * MINUTE, minutely)).toBe(MINUTE);
    expect(coveredGap(7.5 * MINUTE, minutely)).toBe(2.5 * MINUTE);
    expect(coveredGap(7.5 * MINUTE + 1, minutely)).toBe(0);
  });

  test('is nothing for the very first scrape', () => {
    expect(coveredGap(5 * MINUTE, [])).toBe(0);
  });

  test('is taken for a minutely one before three gaps are known', () => {
    expect(coveredGap(2 * MINUTE, [0])).toBe(2 * MINUTE);
    expect(coveredGap(24 * 60 * MINUTE, [0])).toBe(0);
  });

  test('follows the replica’s own interval, not one long pause', () => {
    const hourlyWithNight = [15, 3, 2, 1, 0].map((hour) => hour * 60 * MINUTE);
    expect(coveredGap(16 * 60 * MINUTE, hourlyWithNight)).toBe(60 * MINUTE);
    expect(coveredGap(24 * 60 * MINUTE, hourlyWithNight)).toBe(0);
  });
});

describe('the coverage of a window', () => {
  test('is the mean over replicas, each at most 1', () => {
    expect(windowCoverage(100, [150, 50])).toBe(0.75);
  });

  test('is 0 without any replica', () => {
    expect(windowCoverage(100, [])).toBe(0);
  });
});

describe('coverage from the kept scrapes', () => {
  let kept: ReturnType<typeof temporaryStore>;
  beforeEach(() => {
    kept = temporaryStore();
  });
  afterEach(() => kept.dispose());

  const coverage = (windowMs: number, endMs: number) =>
    kept.store.increases([windowMs], endMs).windows.get(windowMs)?.coverage;
  const minutes = (from: number, to: number, failed: readonly number[] = [], replica = 'replica-1') => {
    for (let minute = from; minute <= to; minute += 1) {
      const samples = failed.includes(minute) ? null : [requests(minute)];
      kept.store.recordScrapes([scrape(minute * MINUTE, samples, replica)]);
    }
  };

  test('is whole for an unbroken history', () => {
    minutes(0, 30);
    expect(coverage(10 * MINUTE, 30 * MINUTE)).toBe(1);
    expect(coverage(10 * MINUTE, 30 * MINUTE + 20_000)).toBe(1);
  });

  test('counts only from where the history begins', () => {
    minutes(0, 30);
    expect(coverage(60 * MINUTE, 30 * MINUTE)).toBe(0.5);
  });

  test('lacks the time of a failed scrape', () => {
    minutes(0, 30, [25]);
    expect(coverage(10 * MINUTE, 30 * MINUTE)).toBeCloseTo(0.9);
  });

  test('lacks a pause of the console', () => {
    minutes(0, 30);
    minutes(60, 90);
    expect(coverage(60 * MINUTE, 90 * MINUTE)).toBeCloseTo(0.5);
    expect(coverage(10 * MINUTE, 50 * MINUTE)).toBe(0);
  });

  test('is the mean over the replicas attempted in the window', () => {
    minutes(0, 30);
    minutes(0, 30, [26, 27, 28, 29, 30], 'replica-2');
    expect(coverage(10 * MINUTE, 30 * MINUTE)).toBeCloseTo(0.75);
    minutes(31, 60);
    expect(coverage(10 * MINUTE, 60 * MINUTE)).toBe(1);
  });
});
