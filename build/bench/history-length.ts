import { judgeEvidence } from '../../shared/slo/judge.ts';
import { REQUIRED_WINDOWS_MS } from '../../shared/slo/windows.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { sideBySide } from './rounds.ts';
import { type ScrapedStore, scrapedStore } from './scraped-store.ts';

const ROUNDS = 15;

/** One refresh of all SLOs with a month of history behind it, against the same with a day. */
export async function benchHistoryLength(month: ScrapedStore): Promise<RatioLine[]> {
  const day = await scrapedStore({ days: 1, stepMs: 120_000, detailedDays: 1 });
  const refresh =
    ({ store, endMs }: ScrapedStore) =>
    async () => {
      const reading = await store.increases(REQUIRED_WINDOWS_MS, endMs);
      judgeEvidence({ kind: 'reading', reading }, [], endMs);
    };
  try {
    const { aMs, bMs } = await sideBySide(refresh(day), refresh(month), ROUNDS);
    return [
      {
        what: 'times as long: a refresh of all SLOs with 30 days of history as with 1 day (goal 1.2x)',
        ratio: bMs / aMs,
        from: `${duration(bMs)} against ${duration(aMs)}`,
      },
    ];
  } finally {
    await day.dispose();
  }
}
