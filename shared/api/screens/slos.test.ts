import { describe, expect, it } from 'vitest';
import { picture } from '../../metadata/testing/records.ts';
import { judgeEvidence } from '../../slo/judge.ts';
import { evidence, lookups, observed, requests } from '../../slo/testing/series.ts';
import { appRouter } from '../router.ts';
import { emptyState, notingPorts, troubledState } from '../testing/console-state.ts';
import { rowDetail, rowViews, rulesFile } from './slo-views.ts';

const { result } = judgeEvidence(
  evidence([
    ...requests('extract', { 200: 998, 500: 2 }),
    ...observed('conformance', [0.003, 0.3]),
    ...lookups('conformance', { hit: 80, miss: 20 }),
  ]),
  [],
  0,
);
const detail = (id: string, selector = 'job="codex"') => rowDetail(result, id, selector);

describe('SLO rows on screen', () => {
  it('carry their words, budget, burn and dip', () => {
    const views = rowViews(result);
    expect(views).toHaveLength(55);
    expect(views.every(({ words }) => words !== null && words.label !== '')).toBe(true);
    expect(new Set(views.map(({ words }) => words?.label)).size).toBe(55);
    const extract = views.find(({ id }) => id === 'availability.extract');
    expect(extract?.words).toMatchObject({ label: 'POST /v1/extract: availability', direction: '>=' });
    expect(extract?.budget?.spend?.used).toBeCloseTo(2);
    expect(views.find(({ id }) => id === 'cache.conformance')?.dip?.state).toBe('pending');
  });

  it('name the replica that does worst', () => {
    const both = judgeEvidence(
      evidence([
        ...requests('extract', { 200: 1000 }, { instance: 'replica-1' }),
        ...requests('extract', { 200: 990, 500: 10 }, { instance: 'replica-2' }),
      ]),
      [],
      0,
    );
    const extract = rowViews(both.result).find(({ id }) => id === 'availability.extract');
    expect(extract?.worstReplica).toMatchObject({ replica: 'replica-2', verdict: 'breach', estimate: 0.99 });
    expect(rowViews(result).every(({ worstReplica }) => worstReplica === null)).toBe(true);
  });

  it('show a result of an earlier version without what it did not hold', () => {
    const { details: _, ...earlier } = result;
    expect(rowViews(earlier)[0]).toMatchObject({ budget: null, replicas: [], dip: null });
    expect(rowDetail(earlier, 'availability.extract', '')?.windows).toEqual([]);
  });
});

describe('one SLO row', () => {
  it('is null where the result has none of that id', () => {
    expect(detail('availability.example')).toBeNull();
  });

  it('names the lanes that watch the same requests', () => {
    expect(detail('latency.conformance.cold.p95')?.lanes.map(({ id }) => id)).toEqual([
      'slow.conformance.cold',
    ]);
    expect(detail('availability.text_regions')?.lanes.map(({ id }) => id)).toEqual([
      'failing.text_regions',
      'failing.text_regions.shadow',
    ]);
    expect(detail('ai.latency.signal_hit.p95')?.lanes.map(({ id }) => id)).toEqual(['slow.ai.signal_hit']);
  });

  it('says which edges would decide it, for the whole surface at once', () => {
    expect(detail('latency.conformance.cold.p95')?.decidableBy).toEqual([
      'Add bucket edges at 0.2 and 0.8 s.',
      'Add a label that tells warm requests from cold ones.',
    ]);
    expect(detail('latency.renders.p50')?.decidableBy).toEqual(['Add a bucket edge at 0.06 s.']);
    expect(detail('cache.conformance')?.decidableBy).toEqual([]);
    expect(detail('cache.extract')?.decidableBy).toEqual(['Count cache look-ups of this route.']);
  });

  it('writes the queries with the selector, and without one', () => {
    const [first] = detail('availability.extract')?.queries ?? [];
    expect(first?.expression).toBe(
      '1 - (sum(increase(codex_api_requests_total{job="codex",endpoint="extract",status=~"5.."}[30d])) or vector(0))\n' +
        '  / sum(increase(codex_api_requests_total{job="codex",endpoint="extract",status!="429"}[30d]))',
    );
    expect(detail('cache.conformance', '')?.queries[0]?.expression).toContain(
      '{endpoint="conformance",outcome="hit"}[5m]',
    );
    expect(detail('availability.healthz')?.queries).toEqual([]);
  });
});

it('gives the rows as rules for the server they are read from', () => {
  const { fileName, text } = rulesFile(result, 'job="codex"');
  expect(fileName).toMatch(/\.rules\.yml$/);
  expect(text).toContain('This file configures your own monitoring');
  expect(text).toContain('codex_api_requests_total{job="codex",');
});

describe('the API of the SLO screens', () => {
  const api = (state = troubledState({ slo: { atMs: 1, result } })) =>
    appRouter.createCaller(notingPorts(state).ports).slos;

  it('gives one row with the moment it was judged at', async () => {
    expect(await api().detail({ id: 'availability.extract' })).toMatchObject({
      evaluatedAtMs: 1,
      row: { id: 'availability.extract' },
      windows: { length: 8 },
    });
  });

  it('asks for the past of the row it is asked about', async () => {
    const { ports, calls } = notingPorts(emptyState());
    const { slos } = appRouter.createCaller(ports);
    expect(await slos.calendar({ id: 'availability.extract' })).toEqual({ kind: 'unread', why: 'Not read.' });
    await slos.slices({ id: 'latency.renders.p95' });
    await slos.history({ id: 'latency.renders.p95', over: 'hour', days: 7 });
    const asked = calls.filter(([name]) => typeof name === 'string' && name.startsWith('slo'));
    expect(asked).toEqual([
      ['sloCalendar', 'availability.extract'],
      ['sloSlices', 'latency.renders.p95'],
      ['sloHistory', 'latency.renders.p95', 'hour', 7 * 86_400_000],
    ]);
    await expect(slos.slices({ id: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('names the package versions that run, each once', async () => {
    const fact = (replica: number, value: string) => ({
      id: `replica-${replica}/package`,
      name: 'package version',
      value,
    });
    const language = { id: 'replica-1/ai/language', name: 'AI behind language', value: 'example-model' };
    const contract = [fact(2, '1.20.0'), fact(1, '1.19.0'), fact(3, '1.20.0'), language];
    const state = troubledState({ slo: { atMs: 1, result }, picture: picture({ contract }) });
    expect((await api(state).view()).packageVersions).toEqual(['1.19.0', '1.20.0']);
    expect((await api(emptyState()).view()).packageVersions).toEqual([]);
  });

  it('refuses a row that does not exist, and everything before the first result', async () => {
    await expect(api().detail({ id: 'availability.example' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(api(emptyState()).detail({ id: 'availability.extract' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await api(emptyState()).rules()).toBeNull();
    expect((await api().rules())?.text).toContain('SloBudgetBurn');
  });
});
