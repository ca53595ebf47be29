import { describe, expect, test } from 'vitest';
import type { Transition } from '../../shared/metadata/picture.ts';
import { PUBLISHED_CATALOGUE } from '../../shared/slo/catalogue/catalogue.ts';
import type { MetricsReading } from '../../shared/slo/counters.ts';
import { judgeEvidence } from '../../shared/slo/judge.ts';
import type { SloResult } from '../../shared/slo/result.ts';
import { SLICE_MS, type Slice } from '../../shared/slo/slices.ts';
import { evidence, observed, reading, requests } from '../../shared/slo/testing/series.ts';
import type { MetricsSource } from '../sources/metrics/contract.ts';
import { createSloPast } from './slo-past.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A Saturday, some hours after midnight. */
const NOW_MS = Date.UTC(2026, 10, 21, 4, 17);

const SERIES = [...requests('extract', { 200: 999, 500: 1 }), ...observed('renders_list', [0.003])];

const DEPLOYED: Transition = {
  subject: { kind: 'service', id: 'replica-1/package', label: 'codex-pdf replica-1' },
  field: 'package version',
  from: '1.19.0',
  to: '1.20.0',
  atMs: NOW_MS - DAY_MS,
  timing: 'observed',
};

function setUp(change: Partial<MetricsSource> = {}, result: SloResult | null = null) {
  let nowMs = NOW_MS;
  const asked: [number, number][] = [];
  const days: number[] = [];
  const charted: string[] = [];
  const metrics: MetricsSource = {
    via: 'scrape',
    read: () => Promise.reject(new Error('A look at the past scrapes nothing.')),
    async readUntil(endMs, [windowMs = 0]) {
      asked.push([endMs, windowMs]);
      const windows = new Map([[windowMs, { windowMs, endMs, coverage: 1, series: SERIES }]]);
      const value: MetricsReading = { ...reading([]), windows };
      return { kind: 'ok', value, observedAtMs: nowMs, durationMs: 0 };
    },
    close: async () => {},
    ...change,
  };
  const past = createSloPast({
    store: {
      slo: async () => (result === null ? null : { atMs: nowMs, result }),
      async sloPoints(_rowId, window, _fromMs, toMs) {
        charted.push(window);
        return [{ atMs: toMs, verdict: 'pass', estimate: 1, interval: null, n: 1, coverage: 1 }];
      },
      versionChanges: async () => [DEPLOYED],
      async slices(_series, fromMs): Promise<Slice[]> {
        days.push(fromMs);
        return [{ endMs: fromMs + SLICE_MS, series: observed('renders_list', [0.003]) }];
      },
    },
    catalogue: PUBLISHED_CATALOGUE,
    metrics,
    poolerMetrics: null,
    nowMs: () => nowMs,
  });
  return { past, asked, days, charted, at: (ms: number) => (nowMs = ms) };
}

describe('a row’s history', () => {
  test('reaches from its span ago to now, over an hour or the row’s own window', async () => {
    const { past, charted } = setUp();
    const history = await past.sloHistory('latency.renders.p95', 'hour', 7 * DAY_MS);
    expect(history).toMatchObject({ fromMs: NOW_MS - 7 * DAY_MS, toMs: NOW_MS, points: [{ atMs: NOW_MS }] });
    expect(history.changes).toEqual([DEPLOYED]);
    await past.sloHistory('cache.conformance', 'judged', DAY_MS);
    expect(charted).toEqual(['1h', '5m']);
  });

  test('is empty for a row that does not exist', async () => {
    const { past, charted } = setUp();
    expect((await past.sloHistory('latency.example', 'judged', DAY_MS)).points).toEqual([]);
    expect(charted).toEqual([]);
  });
});

describe('calendar windows of a row', () => {
  test('are read each at its own end', async () => {
    const { past, asked } = setUp();
    const calendar = await past.sloCalendar('availability.extract');
    expect(calendar).toMatchObject({ kind: 'read', atMs: NOW_MS });
    const lines = calendar.kind === 'read' ? calendar.value : [];
    expect(lines.map(({ name }) => name)).toEqual([
      'today',
      'yesterday',
      'this week',
      'last week',
      'this month',
      'last month',
    ]);
    expect(lines.every(({ figures }) => figures.estimate === 0.999)).toBe(true);
    expect(asked[1]).toEqual([Date.UTC(2026, 10, 21), DAY_MS]);
    expect(asked[5]).toEqual([Date.UTC(2026, 10, 1), 31 * DAY_MS]);
  });

  test('are shared by the rows of a source and read again once they have moved on', async () => {
    const { past, asked, at } = setUp();
    await past.sloCalendar('availability.extract');
    await past.sloCalendar('latency.renders.p95');
    expect(asked).toHaveLength(6);
    at(NOW_MS + 2 * MINUTE_MS);
    await past.sloCalendar('availability.extract');
    expect(asked.slice(6).map(([endMs]) => endMs)).toEqual([NOW_MS + 2 * MINUTE_MS]);
  });

  test('turn with the calendar', async () => {
    const { past, asked, at } = setUp();
    const beforeMidnight = Date.UTC(2026, 10, 21, 23, 59, 50);
    at(beforeMidnight);
    await past.sloCalendar('availability.extract');
    at(beforeMidnight + 70_000);
    await past.sloCalendar('availability.extract');
    expect(asked).toContainEqual([Date.UTC(2026, 10, 22), DAY_MS]);
    expect(asked).toContainEqual([beforeMidnight + 70_000, MINUTE_MS]);
  });

  test('say so in the first minute of a day', async () => {
    const { past, at } = setUp();
    at(Date.UTC(2026, 10, 21, 0, 0, 30));
    const calendar = await past.sloCalendar('availability.extract');
    expect(calendar).toMatchObject({
      value: [{ name: 'today', why: 'It has only just begun.' }, {}, {}, {}, {}, {}],
    });
  });

  test('give the reason where the source cannot be read, and are asked again', async () => {
    let answers = 0;
    const { past } = setUp({
      readUntil: async () => {
        answers += 1;
        return { kind: 'unreachable', detail: 'No connection.', observedAtMs: 0, durationMs: 0 };
      },
    });
    expect(await past.sloCalendar('availability.extract')).toEqual({ kind: 'unread', why: 'No connection.' });
    await past.sloCalendar('availability.extract');
    expect(answers).toBe(2);
  });

  test.each([
    ['availability.example', 'There is no such SLO row.'],
    ['availability.healthz', 'Nothing counts this row here.'],
  ])('of %s are none', async (id, why) => {
    const { past, asked } = setUp();
    expect(await past.sloCalendar(id)).toEqual({ kind: 'unread', why });
    expect(asked).toEqual([]);
  });
});

describe('a row slice by slice', () => {
  test('is read a day at a time from the store, and not again within the hour', async () => {
    const { past, days, at } = setUp();
    expect(await past.sloSlices('latency.renders.p95')).toMatchObject({
      kind: 'read',
      value: { possible: 8640, observed: 30, inBand: 30 },
    });
    expect(days).toHaveLength(30);
    at(NOW_MS + 59 * MINUTE_MS);
    await past.sloSlices('latency.renders.p95');
    expect(days).toHaveLength(30);
    at(NOW_MS + 60 * MINUTE_MS);
    await past.sloSlices('latency.renders.p95');
    expect(days).toHaveLength(60);
  });

  test('is read from the server where the server keeps the counters', async () => {
    const spans: number[] = [];
    const { past, days } = setUp({
      readSlices: async (_series, fromMs, toMs) => {
        spans.push(toMs - fromMs);
        const value = [{ endMs: toMs, series: observed('renders_list', [0.2]) }];
        return { kind: 'ok', value, observedAtMs: 0, durationMs: 0 };
      },
    });
    expect(await past.sloSlices('latency.renders.p95')).toMatchObject({
      value: { observed: 1, outOfBand: 1 },
    });
    expect([days, spans]).toEqual([[], [30 * DAY_MS]]);
  });

  test('is refused where workers interleave (SLO-T1) and where slices say nothing', async () => {
    const interleaved = [{ replica: 'replica-1', backwardSteps: 3, windowMs: 600_000 }];
    const { result } = judgeEvidence(evidence(SERIES, { interleaved }), [], 0);
    const { past, days } = setUp({}, result);
    const refused = await past.sloSlices('latency.renders.p95');
    expect(refused).toEqual({ kind: 'unread', why: expect.stringMatching(/went back/) });
    expect(await past.sloSlices('availability.text_regions')).toMatchObject({ kind: 'unread' });
    expect(days).toEqual([]);
  });
});
