import { expect, it } from 'vitest';
import { requestFigures } from '../../metadata/testing/history-records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { requestLatency } from './request-latency.ts';

const latency = (p50Ms: number, p95Ms: number, count = 100) => ({
  latency: [{ routeClass: 'proxy_stream', model: 'example-model-a', count, p50Ms, p95Ms }],
});
const shift = (now: ReturnType<typeof latency>, before = latency(1_000, 4_000)) =>
  withHistory({ requests: requestFigures(now, before) });

testRule({
  rule: 'requests.latency_shift',
  of: requestLatency,
  fires: shift(latency(2_000, 8_000)),
  saying: {
    id: 'requests.latency_shift:proxy_stream example-model-a',
    title: 'example-model-a on proxy_stream answers more slowly than before',
    evidence: [expect.objectContaining({ text: 'p95 8 s, before 4 s; p50 2 s, before 1 s; 100 answers' })],
  },
  silent: shift(latency(1_000, 4_000)),
  threshold: [shift(latency(1_250, 5_999)), shift(latency(1_250, 6_000))],
  restsOn: ['requests'],
});

it.each([
  ['the tail alone moves', latency(1_249, 8_000), latency(1_000, 4_000)],
  ['nobody feels it', latency(20, 1_099), latency(10, 100)],
  ['few were answered now', latency(2_000, 8_000, 49), latency(1_000, 4_000)],
  ['few were answered before', latency(2_000, 8_000), latency(1_000, 4_000, 49)],
])('does not fire where %s', (_case, now, before) => {
  expect(requestLatency(shift(now, before))).toEqual([]);
});

it('does not fire without a window to compare with, or for a model that is new', () => {
  const now = latency(2_000, 8_000);
  expect(requestLatency(shift(now, { latency: [] }))).toEqual([]);
  expect(requestLatency(withHistory({ requests: requestFigures(now, { covered: 0 }) }))).toEqual([]);
});
