import type { MetricsReading, ScrapeRecord, SeriesIncrease } from '../../shared/slo/counters.ts';
import { judgeEvidence } from '../../shared/slo/judge.ts';
import { REQUIRED_WINDOWS_MS } from '../../shared/slo/windows.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { sideBySide } from './rounds.ts';
import { scrapedStore } from './scraped-store.ts';

const ROUNDS = 3;
/** As a metrics server keeps them: a scrape a minute, here for the days the console itself keeps in full. */
const HISTORY = { days: 8, stepMs: 60_000, detailedDays: 8 };

/** The increases of every series over one window, sample after sample, a drop counting in full. */
function rescanned(records: readonly ScrapeRecord[], windowMs: number, endMs: number): SeriesIncrease[] {
  const series = new Map<string, { readonly first: SeriesIncrease; last: number; increase: number }>();
  for (const { atMs, samples } of records) {
    if (atMs < endMs - windowMs || atMs > endMs) continue;
    for (const { name, labels, value } of samples ?? []) {
      const key = `${name} ${JSON.stringify(labels)}`;
      const known = series.get(key);
      if (known === undefined)
        series.set(key, { first: { name, labels, increase: 0 }, last: value, increase: 0 });
      else {
        known.increase += value >= known.last ? value - known.last : value;
        known.last = value;
      }
    }
  }
  return [...series.values()].map(({ first, increase }) => ({ ...first, increase }));
}

function rescannedReading(records: readonly ScrapeRecord[], endMs: number): MetricsReading {
  const windows = REQUIRED_WINDOWS_MS.map(
    (windowMs) =>
      [windowMs, { windowMs, endMs, coverage: 1, series: rescanned(records, windowMs, endMs) }] as const,
  );
  return { windows: new Map(windows), interleaved: [], retentionMs: null, notes: [] };
}

/** All SLOs from the counters kept locally, against a rescan of the same raw samples, which lie in memory in its favour. */
export async function benchRawRescan(): Promise<RatioLine[]> {
  const { store, records, endMs, dispose } = await scrapedStore(HISTORY);
  try {
    const judge = (reading: MetricsReading) => judgeEvidence({ kind: 'reading', reading }, [], endMs);
    const locally = async () => judge(await store.increases(REQUIRED_WINDOWS_MS, endMs));
    const { aMs, bMs } = await sideBySide(locally, () => judge(rescannedReading(records, endMs)), ROUNDS);
    return [
      {
        what: 'faster: all SLOs from local counters than by a rescan of the raw samples (goal 50x)',
        ratio: bMs / aMs,
        from: `${duration(aMs)} against ${duration(bMs)} (${records.length} scrapes of ${HISTORY.days} days)`,
      },
    ];
  } finally {
    await dispose();
  }
}
