import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { job, jobQuery, logRows, request } from './testing/log-rows.ts';
import { batch, poll, quota, quotaWindow, sloResult } from './testing/records.ts';
import { increaseOf, MINUTE, requests, scrape } from './testing/scrapes.ts';
import { temporaryStore } from './testing/temporary-store.ts';
import { thinning } from './thinning.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

/** Runs steps until nothing is left to do; returns rows deleted and the largest step. */
function thinUntilDone(nowMs: number) {
  const thin = thinning(kept.database);
  const before = () => JSON.stringify(kept.database.prepare('SELECT * FROM housekeeping').all());
  let deleted = 0;
  for (let steps = 0; steps < 5_000; steps += 1) {
    const progress = before();
    deleted += thin.step(nowMs);
    if (before() === progress) return deleted;
  }
  throw new Error('Thinning came to no end.');
}

const count = (table: string): number =>
  kept.database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;

/** A scrape every minute that counts one more each time. */
function scrapeMinutely(fromMs: number, toMs: number) {
  const records = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += MINUTE)
    records.push(scrape(atMs, [requests(100 + atMs / MINUTE)]));
  kept.store.recordScrapes(records);
}

describe('thinned counters', () => {
  test('give the same increase and coverage over every window that ends now', () => {
    const nowMs = 30 * HOUR;
    scrapeMinutely(0, nowMs);
    const windows = [5 * MINUTE, HOUR, 6 * HOUR, DAY];
    const before = kept.store.increases(windows, nowMs);
    expect(thinUntilDone(nowMs)).toBeGreaterThan(300);
    expect(kept.store.increases(windows, nowMs)).toEqual(before);
  });

  test('still count everything since the first scrape', () => {
    const nowMs = 30 * HOUR;
    scrapeMinutely(0, nowMs);
    thinUntilDone(nowMs);
    expect(increaseOf(kept.store.increases([30 * DAY], nowMs), 30 * DAY)).toBe(nowMs / MINUTE);
  });

  test('keep every sample of the last 26 hours and one of every five minutes before', () => {
    const nowMs = 30 * HOUR;
    scrapeMinutely(0, nowMs);
    thinUntilDone(nowMs);
    const old = kept.database
      .prepare<[number], { atMs: number }>('SELECT at_ms AS atMs FROM counter_sample WHERE at_ms < ?')
      .all(4 * HOUR);
    expect(old.map(({ atMs }) => atMs / MINUTE).slice(0, 4)).toEqual([0, 4, 9, 14]);
    expect(old).toHaveLength(1 + (4 * 60) / 5);
    expect(count('counter_sample') - old.length).toBe(26 * 60 + 1);
  });

  test('keep nothing beyond forty days but the level at which a quiet series stands', () => {
    kept.store.recordScrapes([scrape(0, [requests(5)]), scrape(HOUR, [requests(9)])]);
    kept.store.recordScrapes([scrape(45 * DAY, [requests(9)]), scrape(45 * DAY + HOUR, [requests(12)])]);
    thinUntilDone(45 * DAY + HOUR);
    expect(count('counter_sample')).toBe(2);
    expect(increaseOf(kept.store.increases([60 * DAY], 45 * DAY + HOUR), 60 * DAY)).toBe(3);
    expect(increaseOf(kept.store.increases([HOUR], 45 * DAY + HOUR), HOUR)).toBe(3);
  });

  test('forget a series that was not exposed for forty days', () => {
    kept.store.recordScrapes([scrape(0, [requests(5)]), scrape(MINUTE, [requests(9)])]);
    kept.store.recordScrapes([scrape(45 * DAY, [requests(1, null, '500')])]);
    thinUntilDone(45 * DAY);
    expect(count('counter')).toBe(1);
    expect(increaseOf(kept.store.increases([60 * DAY], 45 * DAY), 60 * DAY)).toBeNull();
  });

  test('are thinned in bounded steps that go on where the last one ended', () => {
    scrapeMinutely(0, 10 * HOUR);
    const thin = thinning(kept.database);
    const first = thin.step(100 * HOUR);
    const second = thin.step(100 * HOUR);
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(2 * 60);
    expect(second).toBeLessThanOrEqual(2 * 60);
  });

  test('do not begin before there is anything to thin', () => {
    expect(thinning(kept.database).step(100 * DAY)).toBe(0);
    scrapeMinutely(0, HOUR);
    expect(thinning(kept.database).step(HOUR)).toBe(0);
  });
});

describe('thinned history', () => {
  const observe = (atMs: number, windows = 1) =>
    kept.store.recordPoll(
      poll(atMs, [
        batch('quota', [
          quota('u1', {
            windows: Array.from({ length: windows }, () => quotaWindow({ observedAtMs: atMs })),
          }),
        ]),
      ]),
    );

  test('keeps eight days exactly and the last figures of every five minutes before', () => {
    for (let minute = 0; minute < 20; minute += 1) observe(minute * MINUTE);
    observe(9 * DAY);
    thinUntilDone(9 * DAY);
    const observed = (atMs: number) => kept.store.picture(atMs).quotas[0]?.windows[0]?.observedAtMs;
    expect(observed(4 * MINUTE)).toBe(4 * MINUTE);
    expect(observed(7 * MINUTE)).toBe(4 * MINUTE);
    expect(observed(9 * DAY)).toBe(9 * DAY);
  });

  test('never pairs a body with figures of another shape', () => {
    observe(0);
    observe(MINUTE, 3);
    observe(2 * MINUTE, 3);
    observe(3 * MINUTE, 1);
    observe(9 * DAY, 1);
    thinUntilDone(9 * DAY);
    expect(kept.store.picture(90_000).quotas[0]?.windows.map((window) => window.observedAtMs)).toEqual([
      MINUTE,
      MINUTE,
      MINUTE,
    ]);
    expect(kept.store.picture(3 * MINUTE).quotas[0]?.windows).toHaveLength(1);
  });

  test('keeps both sides of every change of a source’s outcome', () => {
    const failing = { outcome: 'unreachable', detail: 'No connection.' } as const;
    for (let second = 0; second < 300; second += 30) {
      kept.store.recordPoll(poll(second * 1_000, [], second >= 120 && second < 210 ? failing : {}));
    }
    kept.store.recordPoll(poll(9 * DAY));
    thinUntilDone(9 * DAY);
    expect(kept.store.picture(209_999).polls[0]).toMatchObject({ lastOkMs: 90_000, failingSinceMs: 120_000 });
    expect(kept.store.picture(210_000).polls[0]?.lastOkMs).toBe(210_000);
    expect(count('poll')).toBeLessThan(11);
  });

  test('keeps one SLO result an hour and every change of a verdict', () => {
    for (let step = 0; step < 24; step += 1) {
      const slo = sloResult(step >= 6 && step < 9 ? 'breach' : 'pass');
      kept.store.recordEvaluation({ atMs: step * 5 * MINUTE, signals: [], laneClocks: [], slo });
    }
    kept.store.recordEvaluation({ atMs: 9 * DAY, signals: [], laneClocks: [], slo: sloResult('pass') });
    thinUntilDone(9 * DAY);
    const verdict = (step: number) => kept.store.slo(step * 5 * MINUTE)?.result.rows[0]?.verdict;
    expect([5, 6, 8, 9].map(verdict)).toEqual(['pass', 'breach', 'breach', 'pass']);
    expect(count('slo_result')).toBe(8);
  });
});

describe('jobs older than ninety days', () => {
  const NOW = 110 * DAY;
  const done = (id: number, atMs: number, worker = 'TokenRefreshWorker') =>
    job(id, atMs, { worker, completedAtMs: atMs + 1 });

  test('go, but for open ones and each worker’s newest completion', () => {
    const open = job(1, 10 * DAY, { state: 'executing', completedAtMs: null });
    const failed = job(2, 11 * DAY, { state: 'discarded', completedAtMs: null, discardedAtMs: 11 * DAY });
    const jobs = [
      open,
      failed,
      done(3, 12 * DAY),
      done(4, 100 * DAY),
      done(5, 14 * DAY, 'QuotaRefreshWorker'),
    ];
    kept.store.recordJobs({ jobs, observedAtMs: NOW - 1, openComplete: true });
    thinUntilDone(NOW);
    expect(kept.store.jobPage(jobQuery()).rows.map(({ id }) => id)).toEqual([4, 5, 1]);
    expect(kept.store.jobFacts(NOW)?.lastCompleted).toHaveLength(2);
  });

  test('take their earlier readings along', () => {
    const open = job(1, 10 * DAY, { state: 'executing', completedAtMs: null });
    kept.store.recordJobs({ jobs: [open], observedAtMs: 10 * DAY + 1, openComplete: true });
    kept.store.recordJobs({ jobs: [done(1, 10 * DAY), done(2, NOW)], observedAtMs: NOW, openComplete: true });
    expect(count('job_earlier_span')).toBe(1);
    thinUntilDone(NOW);
    expect([count('job'), count('job_earlier'), count('job_earlier_span')]).toEqual([1, 0, 0]);
  });
});

test('the sizes of the logs are thinned to the last of each five minutes, and the logs themselves never', () => {
  for (let minute = 0; minute < 20; minute += 1) {
    kept.store.recordRequests(logRows([request(minute, minute * MINUTE)], minute * MINUTE));
  }
  thinUntilDone(10 * DAY);
  expect(count('log_extent')).toBe(4);
  expect(kept.store.logCoverage(7 * MINUTE)[0]?.rows).toBe(5);
  expect(kept.store.logCoverage(10 * DAY)[0]?.rows).toBe(20);
  expect(count('request')).toBe(20);
});
