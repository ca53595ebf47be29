import { expect, it } from 'vitest';
import { traffic } from '../metadata/testing/history-records.ts';
import { MINUTE_MS, NOW_MS } from '../metadata/testing/records.ts';
import { shareBefore, trafficWindows } from './traffic-windows.ts';

it('gives the newest five minutes beside the hour', () => {
  expect(trafficWindows(traffic())).toMatchObject({
    recent: { windowMs: 5 * MINUTE_MS },
    hour: { windowMs: 60 * MINUTE_MS },
    fromMs: NOW_MS - 5 * MINUTE_MS,
  });
});

it('says nothing by counters of several nodes, of a half-seen window, or before a reading', () => {
  expect(trafficWindows(traffic({}, {}, { interleaved: true }))).toBeNull();
  expect(trafficWindows(traffic({ coverage: 0.49 }))).toBeNull();
  expect(trafficWindows(traffic({ coverage: 0.5 }))).not.toBeNull();
  expect(trafficWindows(null)).toBeNull();
});

it('compares with the hour before, and never with less than nothing', () => {
  expect(shareBefore({ count: 30, of: 1_200 }, { count: 10, of: 100 })).toEqual({ count: 20, of: 1_100 });
  expect(shareBefore({ count: 5, of: 50 }, { count: 10, of: 100 })).toEqual({ count: 0, of: 0 });
});
