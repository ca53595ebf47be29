import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsoleState } from '../../shared/api/ports.ts';
import type { SourceStatus } from '../../shared/metadata/source.ts';
import type { Console } from '../app.ts';

/** Exit code of a command that found nothing to read. */
export const NOTHING_REACHED = 3;

/** Between the two scrapes of a connection that has no history: long enough for a rate, short enough to wait for. */
const SECOND_SCRAPE_AFTER_MS = 6_000;

/** Rates need two scrapes: nothing could be counted, though the metrics answer. */
function needsSecondScrape(state: ConsoleState): boolean {
  const slo = state.sources.find((source) => source.id === 'slo');
  const rows = state.slo?.result.rows ?? [];
  return slo?.state === 'live' && slo.via.endsWith('scrape') && !rows.some((row) => (row.n ?? 0) > 0);
}

/**
 * Reads every source once, and a scrape twice where rates need it; resolves with what is known then. A snapshot is as it
 * is.
 */
export async function pollOnce(app: Console): Promise<ConsoleState> {
  await app.ready();
  const shown = await app.ports.readState(null);
  if (shown.profile.snapshot !== null) return shown;
  await app.ports.refreshNow();
  const state = await app.ports.readState(null);
  if (!needsSecondScrape(state)) return state;
  process.stderr.write('Scraping a second time for rates ...\n');
  await sleep(SECOND_SCRAPE_AFTER_MS);
  await app.ports.refreshNow();
  return app.ports.readState(null);
}

/** True when at least one source of the connection has answered and is current. */
function isAnyLive(sources: readonly Pick<SourceStatus, 'state'>[]): boolean {
  return sources.some(({ state }) => state === 'live');
}

/** True when a command about the present found something: an answer, or anything at all in a snapshot. */
export function isAnythingKnown(state: ConsoleState): boolean {
  return state.profile.snapshot === null ? isAnyLive(state.sources) : state.picture.polls.length > 0;
}
