import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { MetricsReading } from '../../../shared/slo/counters.ts';
import { temporaryStore } from '../../store/testing/temporary-store.ts';
import { describeRecorded } from '../../testing/recorded-suite.ts';
import { recordingsOf } from '../../testing/recordings.ts';
import { createScrapeSource } from './scrape-source.ts';
import { plainRead } from './testing/plain-read.ts';

const WINDOW_MS = 900_000;

const read = recordingsOf('codex-pdf').text;

function jsonLines<Line>(name: string, schema: z.ZodType<Line>): Line[] {
  return read(name)
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
}

const scrapeSchema = z.object({ i: z.number(), ts: z.number(), took_ms: z.number() });
const truthSchema = z.object({ ts: z.number(), label: z.string(), status: z.number() });

/** Scrapes a recording in its own time, into a real store; the last reading and when the last scrape ran. */
async function replay(folder: string) {
  const { store, dispose } = temporaryStore();
  try {
    const scrapes = jsonLines(`${folder}/index.jsonl`, scrapeSchema);
    let current = scrapes[0];
    const source = createScrapeSource({
      targets: [new URL('http://127.0.0.1:9000/metrics')],
      counters: {
        recordScrapes: async (records) => store.recordScrapes(records),
        increases: async (windowsMs, endMs) => store.increases(windowsMs, endMs),
      },
      ...plainRead(() => Math.round((current?.ts ?? 0) * 1000)),
      fetch: async () => new Response(read(`${folder}/${String(current?.i).padStart(3, '0')}.txt`)),
    });
    let reading: MetricsReading | null = null;
    for (current of scrapes) {
      const outcome = await source.read([WINDOW_MS]);
      if (outcome.kind !== 'ok') throw new Error(`scrape ${current.i} was ${outcome.kind}`);
      reading = outcome.value;
    }
    const last = scrapes.at(-1);
    if (reading === null || last === undefined) throw new Error('the recording is empty');
    return { reading, last };
  } finally {
    dispose();
  }
}

describeRecorded('codex-pdf', 'one worker, as recorded', () => {
  let reading: MetricsReading;
  let last: z.infer<typeof scrapeSchema>;
  let truth: z.infer<typeof truthSchema>[];

  beforeAll(async () => {
    ({ reading, last } = await replay('one-worker'));
    truth = jsonLines('one-worker/client-truth.jsonl', truthSchema);
  });

  const counted = (name: string, labels: Readonly<Record<string, string>>) =>
    (reading.windows.get(WINDOW_MS)?.series ?? [])
      .filter((one) => one.name === name && Object.entries(labels).every(([k, v]) => one.labels[k] === v))
      .reduce((sum, one) => sum + one.increase, 0);

  const requests = (endpoint: string, status: string) =>
    counted('codex_api_requests_total', { endpoint, status });

  /** Answers clients had before the last scrape was asked for, and those they may have had when it was made. */
  const seen = (labels: readonly string[], status: number) => {
    const upTo = (seconds: number) =>
      truth.filter((one) => labels.includes(one.label) && one.status === status && one.ts <= seconds).length;
    return { least: upTo(last.ts - last.took_ms / 1000), most: upTo(last.ts) };
  };

  test.each([
    // A few garbage probe calls are labelled `extract` in the client's log (fixtures/README.md).
    [['extract', 'probe'], 200],
    [['extract'], 400],
    [['conformance'], 200],
    [['text_regions'], 200],
    [['renders_list'], 200],
    [['render_page'], 200],
    [['render_page'], 422],
    [['render_page'], 500],
    [['walk_type4'], 200],
    [['signal'], 200],
  ])('counts of %s with %i are those of the clients', (labels, status) => {
    const count = labels.reduce((sum, label) => sum + requests(label, String(status)), 0);
    const { least, most } = seen(labels, status);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
    expect(most - least).toBeLessThanOrEqual(10);
  });

  test('availability is that of the clients', () => {
    expect(requests('extract', '500')).toBe(0);
    expect(seen(['extract'], 500).most).toBe(0);
    const all = ['200', '422', '500'].reduce((sum, status) => sum + requests('render_page', status), 0);
    const good = seen(['render_page'], 200).most + seen(['render_page'], 422).most;
    expect(1 - requests('render_page', '500') / all).toBeCloseTo(
      good / (good + seen(['render_page'], 500).most),
      9,
    );
  });

  test('shadow availability (Q2) shows the failures that the counter of requests hides', () => {
    const lookups = counted('codex_api_cache_lookups_total', { endpoint: 'text_regions' });
    const good = seen(['text_regions'], 200).most;
    expect(requests('text_regions', '500')).toBe(0);
    expect(requests('text_regions', '200') / lookups).toBeCloseTo(
      good / (good + seen(['text_regions'], 500).most),
      9,
    );
  });

  test('429 is never counted, though clients had hundreds', () => {
    expect(requests('extract', '429')).toBe(0);
    expect(seen(['extract'], 429).most).toBeGreaterThan(400);
  });

  test('the histogram agrees with the counter of requests', () => {
    const observed = counted('codex_api_request_seconds_count', { endpoint: 'extract' });
    expect(observed).toBe(requests('extract', '200') + requests('extract', '400'));
    expect(counted('codex_api_request_seconds_bucket', { endpoint: 'extract', le: '+Inf' })).toBe(observed);
  });

  test('is trustworthy, and covers the ten minutes it lasted', () => {
    expect(reading.interleaved).toEqual([]);
    expect(reading.windows.get(WINDOW_MS)?.coverage).toBeCloseTo(595 / 900, 2);
  });
});

describeRecorded('codex-pdf', 'two workers, as recorded', () => {
  test('SLO-T1: are recognised by creation times that go back', async () => {
    const { reading } = await replay('two-workers');
    expect(reading.interleaved).toHaveLength(1);
    expect(reading.interleaved[0]).toMatchObject({ replica: 'replica-1' });
    expect(reading.interleaved[0]?.backwardSteps).toBeGreaterThan(5);
  });
});
