import type { MetricsSource } from '../../electron/sources/metrics/contract.ts';
import { createPrometheusSource } from '../../electron/sources/metrics/prometheus-source.ts';
import { plainRead } from '../../electron/sources/metrics/testing/plain-read.ts';
import { INTERVALS_MS } from '../../electron/workspace/source-plan.ts';
import { REQUIRED_WINDOWS_MS } from '../../shared/slo/windows.ts';
import { askEach } from './local-counters.ts';
import type { Month } from './month.ts';
import { oneQueryEach } from './one-query-each.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { sideBySide } from './rounds.ts';

const ROUNDS = 5;
/** Refreshes of the steady state: ten minutes, in which every window is asked for again at least once. */
const REFRESHES = 20;

async function refresh(source: MetricsSource): Promise<void> {
  const outcome = await source.read(REQUIRED_WINDOWS_MS);
  if (outcome.kind !== 'ok') throw new Error(`Prometheus gave no reading: ${outcome.kind}`);
}

/** The Prometheus source as the console runs it, on a clock of its own, counting its requests. */
function countingSource({ prometheusUrl, endMs }: Month) {
  let requests = 0;
  let nowMs = endMs - REFRESHES * INTERVALS_MS.prometheus;
  const source = createPrometheusSource({
    url: prometheusUrl,
    selector: '',
    ...plainRead(() => nowMs),
    fetch: (input, init) => {
      requests += 1;
      return fetch(input, init);
    },
  });
  const pass = () => {
    nowMs += INTERVALS_MS.prometheus;
  };
  return { source, pass, requests: () => requests };
}

/** The first refresh after a start, which reads every window. */
async function firstRefresh(month: Month): Promise<number> {
  const { source, requests } = countingSource(month);
  await refresh(source);
  await source.close();
  return requests();
}

/** Mean number of requests of a refresh once the console runs. */
async function laterRequests(month: Month): Promise<number> {
  const { source, pass, requests } = countingSource(month);
  await refresh(source);
  const before = requests();
  for (let index = 0; index < REFRESHES; index += 1) {
    pass();
    await refresh(source);
  }
  await source.close();
  return (requests() - before) / REFRESHES;
}

/** Medians of a later refresh and of a query each, taken in turn. */
async function laterTimes(month: Month): Promise<{ aMs: number; bMs: number }> {
  const { source, pass } = countingSource(month);
  const later = () => {
    pass();
    return refresh(source);
  };
  const times = await sideBySide(later, () => askEach(month), ROUNDS);
  await source.close();
  return times;
}

/** One refresh by the console's grouped queries, against a query for each row and window. */
export async function benchGroupedQueries(month: Month): Promise<RatioLine[]> {
  const queries = oneQueryEach().length;
  const first = await firstRefresh(month);
  const laterMean = await laterRequests(month);
  const later = await laterTimes(month);
  const { aMs, bMs } = await sideBySide(
    () => firstRefresh(month),
    () => askEach(month),
    ROUNDS,
  );
  return [
    {
      what: 'fewer Prometheus requests per refresh, first refresh (goal 10x)',
      ratio: queries / first,
      from: `${first} against ${queries}`,
    },
    {
      what: 'fewer Prometheus requests per refresh, every later one (goal 10x)',
      ratio: queries / laterMean,
      from: `${laterMean} against ${queries}, mean of ${REFRESHES}`,
    },
    {
      what: 'faster: the first refresh than a query per row and window (goal 5x)',
      ratio: bMs / aMs,
      from: `${duration(aMs)} against ${duration(bMs)}`,
    },
    {
      what: 'faster: every later refresh than a query per row and window (goal 5x)',
      ratio: later.bMs / later.aMs,
      from: `${duration(later.aMs)} against ${duration(later.bMs)}`,
    },
  ];
}
