import type { MetricsReading } from '../../../shared/slo/counters.ts';
import { SLICE_MS } from '../../../shared/slo/slices.ts';
import type { ReadFailure } from '../read-failure.ts';
import type { MetricsSource, PrometheusSourceConfig, SliceReader } from './contract.ts';
import { COUNTER_NAMES } from './families.ts';
import { createPrometheusApi, type PrometheusApi } from './prometheus-api.ts';
import { readingOf } from './prometheus-reading.ts';
import { DIALECT_QUERY, type Dialect, jobsQuery, recentScrapesQuery, trustQuery } from './promql.ts';
import { targetOf } from './replicas.ts';
import { parseRetentionMs } from './retention.ts';
import { parseSampleValue } from './sample-value.ts';
import { chooseSelector } from './selector-choice.ts';
import { explainSilence } from './silence.ts';
import { readSlices, slicesQuery } from './slices-query.ts';
import { recentScrapes } from './target-scrapes.ts';
import { createWindowReader, type WindowReader } from './window-reader.ts';

/** Servers change their retention or their kind at a restart, if ever; asked again at this age, ms. */
const ASKED_AGAIN_MS = 3_600_000;

const FOUND_BY = 'codex_api_request_seconds_count';

type Found = { readonly kind: 'ok'; readonly reading: MetricsReading } | ReadFailure;

/**
 * Reads codex-pdf from anything that speaks the Prometheus HTTP API (Prometheus, Thanos, Mimir,
 * VictoriaMetrics): one query per window plus two, and rarely one for the server's kind, whatever the number of rows.
 *
 * Agrees with a direct scrape of the same process within 2 % and 2 counts per series: Prometheus stretches an
 * increase to the window's edges, and each road counts what its own scrapes saw. Coverage counts good scrapes.
 */
export function createPrometheusSource(config: PrometheusSourceConfig): MetricsSource {
  const api = createPrometheusApi(config.url, config);
  const jobs = jobsQuery(config.foundBy ?? FOUND_BY);
  const families = config.families ?? COUNTER_NAMES;
  const windowReader = createWindowReader(api, families);
  const retentionAt = createRetentionReader(api);
  const dialectAt = createDialectReader(api);

  /** With a reader of its own for a moment of the past, of which the targets of now explain nothing. */
  async function readAt(
    windowsMs: readonly number[],
    endMs: number,
    past: WindowReader | null,
  ): Promise<Found> {
    const selector = await chooseSelector(api, config.selector, jobs, endMs);
    if (selector.kind !== 'ok') return selector;
    const scrapes = await api.matrix(recentScrapesQuery(selector.value), endMs);
    if (scrapes.kind !== 'ok') return scrapes;
    const trust = await api.vector(trustQuery(selector.value), endMs);
    if (trust.kind !== 'ok') return trust;
    const reader = past ?? windowReader;
    const read = await reader.read(selector.value, windowsMs, endMs, await dialectAt(endMs));
    if ('kind' in read) return read;

    const notes = [...read.notes];
    if (scrapes.partial || trust.partial || read.partial) {
      notes.push('The metrics server warned that its answer may be incomplete.');
    }
    const scrapesByTarget = recentScrapes(scrapes.value);
    if (past === null && read.windows.every((window) => window.increases.size === 0)) {
      const silence = await explainSilence(api, scrapesByTarget);
      if (silence.kind !== 'note') return silence;
      notes.push(silence.note);
    }
    const distrust = new Map(
      trust.value.map(({ metric, value }) => [targetOf(metric), parseSampleValue(value[1]) ?? 0]),
    );
    const reading = readingOf({
      windows: read.windows,
      scrapes: scrapesByTarget,
      distrust,
      retentionMs: await retentionAt(endMs),
      notes,
    });
    return { kind: 'ok', reading };
  }

  async function outcomeAt(windowsMs: readonly number[], endMs: number, past: WindowReader | null) {
    const observedAtMs = config.nowMs();
    const found = await readAt(windowsMs, endMs, past);
    const durationMs = config.nowMs() - observedAtMs;
    return found.kind === 'ok'
      ? { kind: 'ok' as const, value: found.reading, observedAtMs, durationMs }
      : { ...found, observedAtMs, durationMs };
  }

  /** One range query of at most 8,640 steps: under the 11,000 that Prometheus answers (slo-contract 10). */
  const slicesOf: SliceReader = async (series, fromMs, toMs) => {
    const observedAtMs = config.nowMs();
    const took = () => config.nowMs() - observedAtMs;
    const selector = await chooseSelector(api, config.selector, jobs, observedAtMs);
    if (selector.kind !== 'ok') return { ...selector, observedAtMs, durationMs: took() };
    const query = slicesQuery(selector.value, series, families);
    const answer = await api.range(query, fromMs + SLICE_MS, toMs, SLICE_MS);
    if (answer.kind !== 'ok') return { ...answer, observedAtMs, durationMs: took() };
    return { kind: 'ok', value: readSlices(answer.value, families), observedAtMs, durationMs: took() };
  };

  return {
    via: 'prometheus',
    read: (windowsMs) => outcomeAt(windowsMs, config.nowMs(), null),
    // Answers of other moments are not held: they would drive out those that the next refresh uses again.
    readUntil: (endMs, windowsMs) => outcomeAt(windowsMs, endMs, createWindowReader(api, families)),
    readSlices: slicesOf,
    async close() {
      api.close();
    },
  };
}

/** Asks for the language rarely; while it is unknown the server counts as Prometheus. */
function createDialectReader(api: PrometheusApi): (nowMs: number) => Promise<Dialect> {
  let known: { readonly askedAtMs: number; readonly dialect: Dialect } | null = null;
  return async (nowMs) => {
    if (known !== null && nowMs - known.askedAtMs < ASKED_AGAIN_MS) return known.dialect;
    const answer = await api.vector(DIALECT_QUERY, nowMs);
    if (answer.kind !== 'ok' && answer.kind !== 'malformed') return 'promql';
    known = { askedAtMs: nowMs, dialect: answer.kind === 'ok' ? 'metricsql' : 'promql' };
    return known.dialect;
  };
}

/** Asks for the retention rarely; a server that does not tell has none that is known. */
function createRetentionReader(api: PrometheusApi): (nowMs: number) => Promise<number | null> {
  let known: { readonly askedAtMs: number; readonly retentionMs: number | null } | null = null;
  return async (nowMs) => {
    if (known === null || nowMs - known.askedAtMs >= ASKED_AGAIN_MS) {
      const answer = await api.storageRetention();
      const retentionMs = answer.kind === 'ok' ? parseRetentionMs(answer.value) : null;
      known = { askedAtMs: nowMs, retentionMs };
    }
    return known.retentionMs;
  };
}
