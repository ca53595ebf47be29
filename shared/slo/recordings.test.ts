import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CLIENT_EDGES } from './catalogue/latency.ts';
import { readable } from './catalogue/row.ts';
import { PUBLISHED_ROWS } from './catalogue/rows.ts';
import type { MetricsReading, SeriesIncrease } from './counters.ts';
import { evaluateSlo } from './evaluate.ts';
import { histogram } from './histogram.ts';
import { evaluateLanes } from './lanes.ts';
import { quantileEstimate } from './quantile.ts';
import { advanceCounter, type CounterState } from './reset.ts';
import type { LaneClock, LaneResult } from './result.ts';
import { REQUIRED_WINDOWS_MS } from './windows.ts';

const FIXTURES = fileURLToPath(new URL('../../../shared/fixtures', import.meta.url));
const present = existsSync(FIXTURES);
const recorded = describe.skipIf(!present);
if (!present) console.warn('skipped: the recordings of codex-pdf are not beside this clone');

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface Scrape {
  readonly atMs: number;
  readonly samples: readonly Sample[];
}

const LINE = /^(codex_\w+)\{([^}]*)\} (\S+)$/;

function parseLine(line: string): Sample | null {
  const [, name, labels, value] = LINE.exec(line) ?? [];
  if (name === undefined || labels === undefined) return null;
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]);
  return { name, labels: Object.fromEntries(pairs), value: Number(value) };
}

function jsonLines<T>(...path: readonly string[]): T[] {
  const text = readFileSync(join(FIXTURES, ...path), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): T => JSON.parse(line));
}

function scrapesOf(folder: string): Scrape[] {
  return jsonLines<{ i: number; ts: number }>('codex-pdf', folder, 'index.jsonl').map(({ i, ts }) => {
    const body = readFileSync(
      join(FIXTURES, 'codex-pdf', folder, `${String(i).padStart(3, '0')}.txt`),
      'utf8',
    );
    return { atMs: ts * 1000, samples: body.split('\n').flatMap((line) => parseLine(line) ?? []) };
  });
}

const COUNTER = /_(?:total|bucket|count)$/;
const keyOf = (name: string, labels: Sample['labels']) =>
  JSON.stringify([name, Object.entries(labels).sort()]);

/** Replays scrapes of one target into counters and keeps every cumulative value with its time. */
function replay(scrapes: readonly Scrape[]) {
  const kept = new Map<string, { sample: Sample; state: CounterState; history: [number, number][] }>();
  const backward: number[] = [];
  for (const [index, { atMs, samples }] of scrapes.entries()) {
    const created = new Map(
      samples
        .filter(({ name }) => name.endsWith('_created'))
        .map(({ name, labels, value }) => [keyOf(name, labels), value * 1000]),
    );
    let stepBack = false;
    for (const sample of samples.filter(({ name }) => COUNTER.test(name))) {
      const key = keyOf(sample.name, sample.labels);
      const { le: _, ...own } = sample.labels;
      const createdAtMs = created.get(keyOf(sample.name.replace(COUNTER, '_created'), own)) ?? null;
      const before = kept.get(key);
      const step = advanceCounter(before?.state ?? null, { value: sample.value, createdAtMs }, index > 0);
      stepBack ||= step.backward;
      const history = before?.history ?? [];
      history.push([atMs, step.state.cumulative]);
      kept.set(key, { sample, state: step.state, history });
    }
    if (stepBack) backward.push(atMs);
  }
  const first = scrapes[0]?.atMs ?? 0;

  /** What a source would have read at `endMs`. */
  function readingAt(endMs: number): MetricsReading {
    const windows = REQUIRED_WINDOWS_MS.map((windowMs) => {
      const series = [...kept.values()].flatMap(({ sample, history }): SeriesIncrease[] => {
        const level = (ms: number) => history.findLast(([atMs]) => atMs <= ms)?.[1];
        const end = level(endMs);
        if (end === undefined) return [];
        const labels = { ...sample.labels, instance: 'replica-1' };
        return [{ name: sample.name, labels, increase: end - (level(endMs - windowMs) ?? 0) }];
      });
      return [
        windowMs,
        { windowMs, endMs, coverage: Math.min(1, (endMs - first) / windowMs), series },
      ] as const;
    });
    const backwardSteps = backward.filter((atMs) => atMs <= endMs).length;
    return {
      windows: new Map(windows),
      interleaved: backwardSteps > 0 ? [{ replica: 'replica-1', backwardSteps, windowMs: 600_000 }] : [],
      retentionMs: null,
      notes: [],
    };
  }
  return { readingAt, endMs: scrapes.at(-1)?.atMs ?? 0, firstMs: first };
}

function evaluated(folder: string) {
  const { readingAt, endMs } = replay(scrapesOf(folder));
  const rows = evaluateSlo({ kind: 'reading', reading: readingAt(endMs) });
  return new Map(rows.map((row) => [row.id, row]));
}

recorded('ten minutes of one worker against what its client saw', () => {
  const scrapes = present ? scrapesOf('one-worker') : [];
  const { readingAt, endMs } = replay(scrapes);
  const truth = present
    ? jsonLines<{ ts: number; ms: number; label: string; status: number }>(
        'codex-pdf',
        'one-worker',
        'client-truth.jsonl',
      )
    : [];
  const finished = truth.filter(({ ts, ms }) => ts * 1000 + ms <= endMs);
  const saw = (label: string, status?: number) =>
    finished.filter((one) => one.label === label && (status === undefined || one.status === status)).length;
  const inFlight = (label: string) => truth.filter((one) => one.label === label).length - saw(label);

  const counted = (endpoint: string, status: string) =>
    readingAt(endMs)
      .windows.get(1_800_000)
      ?.series.filter(
        ({ name, labels }) =>
          name === 'codex_api_requests_total' && labels.endpoint === endpoint && labels.status === status,
      )
      .reduce((total, { increase }) => total + increase, 0) ?? 0;

  test('counts what the client counted, first values of newborn series included (SLO-T7)', () => {
    for (const label of [
      'render_page',
      'render_separations',
      'renders_list',
      'sample_color',
      'signal',
      'walk_content_stream',
      'walk_type4',
      'geom_tile',
      'extract_stream',
      'text_regions',
    ]) {
      expect([label, counted(label, '200')]).toEqual([label, saw(label, 200)]);
    }
    expect(counted('render_page', '500')).toBe(saw('render_page', 500));
    expect(counted('extract', '400')).toBe(saw('extract', 400));
    expect(Math.abs(counted('conformance', '200') - saw('conformance', 200))).toBeLessThanOrEqual(1); // answered while scraped
    // A few garbage probes are labelled extract in the client's log.
    expect(counted('extract', '200') + counted('probe', '200')).toBe(saw('extract', 200) + saw('probe', 200));
  });

  test('never counts a 429 though the client met hundreds', () => {
    expect(saw('extract', 429) + saw('conformance', 429)).toBeGreaterThan(900);
    expect(counted('extract', '429') + counted('conformance', '429')).toBe(0);
  });

  test('agrees on availability', () => {
    const rows = evaluated('one-worker');
    expect(rows.get('availability.extract')).toMatchObject({ verdict: 'assumed pass', estimate: 1 });
    expect(saw('extract', 500)).toBe(0);
    const recordedStatus = (status: number) => [200, 422, 500].includes(status);
    const pooled = finished.filter(
      ({ label, status }) =>
        /^(render_(page|separations)|sample_|walk_)/.test(label) && recordedStatus(status),
    );
    const failures = pooled.filter(({ status }) => status === 500).length;
    expect(rows.get('availability.render_sample_walk')).toMatchObject({
      verdict: 'assumed breach',
      n: pooled.length,
    });
    expect(rows.get('availability.render_sample_walk')?.estimate).toBeCloseTo(
      1 - failures / pooled.length,
      12,
    );
  });

  test('SLO-T6: agrees on shadow availability, exactly where nothing was in flight', () => {
    const rows = evaluated('one-worker');
    const regions = rows.get('availability.text_regions');
    expect(inFlight('text_regions')).toBe(0);
    expect(regions?.n).toBe(saw('text_regions', 200) + saw('text_regions', 500));
    expect(regions?.estimate).toBeCloseTo(
      saw('text_regions', 200) / (saw('text_regions', 200) + saw('text_regions', 500)),
      12,
    );
    expect(regions?.verdict).toBe('assumed breach');
    const conformance = rows.get('availability.conformance');
    const missing = (1 - (conformance?.estimate ?? 0)) * (conformance?.n ?? 0);
    expect(saw('conformance', 500)).toBe(0);
    expect(missing).toBeLessThanOrEqual(inFlight('conformance'));
  });

  test('is trusted, provisional, and judges every row it has series for', () => {
    const rows = [...evaluated('one-worker').values()];
    expect(rows.filter(({ verdict }) => verdict === 'untrustworthy')).toEqual([]);
    const extract = rows.find(({ id }) => id === 'availability.extract');
    expect(extract?.why).toContain('Provisional: 9.92 minutes of 30 days have data.');
    expect(rows.filter(({ verdict }) => verdict === 'not enabled')).toHaveLength(18);
  });

  test('runs the Slow lane of extract as the real rules did: pending from 00:05:59 on (S4)', () => {
    let clocks: readonly LaneClock[] = [];
    let lane: LaneResult | undefined;
    for (const { atMs } of scrapes.filter((_, i) => i % 3 === 0)) {
      const step = evaluateLanes({ kind: 'reading', reading: readingAt(atMs) }, clocks, atMs);
      clocks = step.clocks;
      lane = step.lanes.find(({ id }) => id === 'slow.extract.warm');
    }
    expect(lane).toMatchObject({ state: 'pending', condition: 'undecided' });
    const asRecorded = Date.UTC(2026, 10, 21, 0, 5, 59);
    expect(Math.abs((lane?.activeAtMs ?? 0) - asRecorded)).toBeLessThanOrEqual(30_000); // two of their 15 s evaluations
  });
});

recorded('two workers behind one port', () => {
  test('SLO-T1: are untrustworthy in every row that reads their counters, without a number', () => {
    const rows = evaluated('two-workers');
    for (const row of PUBLISHED_ROWS) {
      const result = rows.get(row.id);
      if (row.group.startsWith('ai')) expect(result?.verdict).toBe('not enabled');
      else expect(result?.verdict).toBe(readable(row) === null ? 'not measurable' : 'untrustworthy');
      expect(result).toMatchObject({ estimate: null, interval: null, n: null });
    }
  });

  test('are proven by creation times that go back, of which one worker has none', () => {
    const steps = (folder: string) => {
      const { readingAt, endMs } = replay(scrapesOf(folder));
      return readingAt(endMs).interleaved[0]?.backwardSteps ?? 0;
    };
    expect(steps('two-workers')).toBeGreaterThan(10);
    expect(steps('one-worker')).toBe(0);
    expect(steps('ai')).toBe(0);
  });
});

recorded('the AI lane', () => {
  test('yields one-sided verdicts', () => {
    const rows = evaluated('ai');
    const verdicts = ['language', 'classification', 'spell', 'logos', 'symbols', 'barcodes'].map(
      (kind) => rows.get(`ai.success.${kind}`)?.verdict,
    );
    expect(verdicts).toEqual([
      'undecided',
      'undecided',
      'undecided',
      'undecided',
      'breach',
      'not measurable',
    ]);
    expect(rows.get('ai.budget_exceeded_rate')?.verdict).toBe('breach');
    expect(rows.get('ai.latency.extract_hit')?.verdict).toBe('not measurable');
  });
});

recorded('Prometheus 2.42 itself', () => {
  test('answers the same quantiles for every endpoint (tolerance 1e-9: its last digits differ by float order)', () => {
    type Answer = {
      response: { data: { result: { metric: Record<string, string>; value: [number, string] }[] } };
    };
    const answer = (name: string): Answer =>
      JSON.parse(readFileSync(join(FIXTURES, 'prometheus', `extra.${name}.json`), 'utf8'));
    const vector = answer('golden_vector_by_endpoint').response.data.result;
    const all = new Map<string, { le: number; count: number }[]>();
    for (const { metric, value } of vector) {
      const le = metric.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(metric.le);
      all.set(metric.endpoint ?? '', [
        ...(all.get(metric.endpoint ?? '') ?? []),
        { le, count: Number(value[1]) },
      ]);
    }
    expect(all.size).toBeGreaterThan(5);
    const golden = answer('golden_q_all').response.data.result;
    expect(golden).toHaveLength(all.size);
    for (const { metric, value } of golden) {
      const ours = quantileEstimate(0.95, histogram(all.get(metric.endpoint ?? '') ?? []));
      expect(Math.abs(ours - Number(value[1]))).toBeLessThan(1e-9);
    }
    expect(new Set([...all.values()].flat().map(({ le }) => le))).toEqual(
      new Set([...CLIENT_EDGES, Number.POSITIVE_INFINITY]),
    );
  });
});
