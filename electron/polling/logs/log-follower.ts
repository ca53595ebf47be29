import type { LogGap } from '../../../shared/metadata/log-coverage.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { LogStore } from '../../store/log-contract.ts';
import { FIRST_PAGES, FIRST_SPAN_MS } from './limits.ts';
import type { LogLane } from './log-lane.ts';
import { type Conclusion, conclude, type LogPosition, positionOf, windowFrom } from './log-position.ts';
import { afterPage, isBelow, NEWEST, type WalkPlace } from './page-walk.ts';
import { createRecentRows, type HeldRow } from './recent-rows.ts';

/** What one round of following a log brought. */
export interface Round {
  readonly calls: number;
  readonly added: number;
  /** Rows the server counts near the newest one that no call could read. */
  readonly unreadable: number;
  readonly gap: Omit<LogGap, 'noticedAtMs'> | null;
}

export interface LogFollower {
  /**
   * Reads what is new, newest first: as many pages as the new rows fill, at least one, at most `maxPages`. A failed
   * page keeps what was read before it and moves nothing else. Rejects only where the store does.
   */
  round(maxPages: number): Promise<SourceOutcome<Round>>;
  /** Rows that were read on another way count as known. */
  noteRead(rows: readonly HeldRow[]): void;
}

export interface LogFollowerConfig<Row extends { readonly id: string }> {
  readonly lane: LogLane<Row>;
  readonly store: Pick<LogStore, 'logCoverage'>;
  readonly nowMs: () => number;
}

const NONE_UNREADABLE = { count: 0, untilMs: Number.NEGATIVE_INFINITY };

/** Follows the newest end of one log. Its memory is rebuilt from the store after a restart. */
export function createLogFollower<Row extends { readonly id: string }>({
  lane,
  store,
  nowMs,
}: LogFollowerConfig<Row>): LogFollower {
  const recent = createRecentRows();
  let position: LogPosition | null = null;
  let remembered = false;
  /** Rows that cannot be read are missing from every count until the window has moved past them. */
  let unreadable = NONE_UNREADABLE;
  /** A search for a row that showed late, which stopped for want of calls: its window stays open until it ends. */
  let search: { readonly place: WalkPlace; readonly fromMs: number } | null = null;

  async function remember(): Promise<void> {
    if (remembered) return;
    const coverage = (await store.logCoverage(nowMs())).find(({ log }) => log === lane.log);
    position = coverage === undefined ? null : positionOf(coverage);
    if (position !== null) recent.add(await lane.held(windowFrom(position)));
    remembered = true;
  }

  /** From where this round reads, and what it may forget. */
  function openWindow(startedAtMs: number): number {
    const firstMs = startedAtMs - FIRST_SPAN_MS[lane.log];
    const fromMs = search?.fromMs ?? (position === null ? firstMs : windowFrom(position));
    recent.forgetBefore(fromMs);
    if (fromMs > unreadable.untilMs) unreadable = NONE_UNREADABLE;
    return fromMs;
  }

  /** The place itself, or where the search goes on once all new rows are read. */
  function furtherDown(place: WalkPlace): WalkPlace {
    return search !== null && isPastNew(place) && isBelow(search.place, place) ? search.place : place;
  }

  /** Rows that may be missing where everything above the watermark has been read. */
  function toleratedAt(place: WalkPlace): number {
    return isPastNew(place) ? unreadable.count : 0;
  }

  /** Everything above the watermark is on the pages up to here. */
  function isPastNew({ toMs }: WalkPlace): boolean {
    return position !== null && toMs !== null && toMs <= position.watermarkMs;
  }

  /** What a round concludes while rows above its end may be missing: nothing that would survive a restart. */
  function unproved({ position: next }: Conclusion): Conclusion {
    const recordedToMs = position?.recordedToMs ?? next.recordedToMs;
    return { covers: null, gap: null, position: { ...next, recordedToMs } };
  }

  async function keep(
    rows: readonly Row[],
    observedAtMs: number,
    conclusion: Conclusion | null,
  ): Promise<number> {
    const { covers = null, gap = null } = conclusion ?? {};
    if (rows.length === 0 && covers === null && gap === null) return 0;
    return (await lane.write({ rows, observedAtMs, covers, gap, backfill: null })).added;
  }

  async function round(maxPages: number): Promise<SourceOutcome<Round>> {
    await remember();
    const startedAtMs = nowMs();
    const fromMs = openWindow(startedAtMs);
    const most = position === null ? FIRST_PAGES : maxPages;
    let place = NEWEST;
    let newestMs: number | null = null;
    let firstTotal: number | null = null;
    let added = 0;
    for (let calls = 1; ; calls += 1) {
      const outcome = await lane.readPage({ fromMs, toMs: place.toMs }, place.skip);
      if (outcome.kind !== 'ok') return outcome;
      const { rows, total, nextOffset } = outcome.value;
      const held = rows.map((row) => ({ id: row.id, atMs: lane.timeOf(row) }));
      const missingBelow = total - recent.countWith(held, fromMs, place.toMs);
      firstTotal ??= total;
      newestMs ??= held.reduce<number | null>((most, { atMs }) => Math.max(most ?? atMs, atMs), null);
      place = furtherDown(
        afterPage(
          place,
          held.map(({ atMs }) => atMs),
        ),
      );
      const whole = nextOffset === null || missingBelow <= toleratedAt(place);
      if (!whole && calls < most) {
        added += await keep(rows, outcome.observedAtMs, null);
        recent.add(held);
        continue;
      }
      const missing = Math.max(firstTotal - recent.countWith(held, fromMs, newestMs), 0);
      const lowMs = whole ? null : place.toMs;
      search = whole || !isPastNew(place) ? null : { place, fromMs };
      const proved = conclude(position, { fromMs, newestMs, lowMs, startedAtMs, missing });
      const conclusion = search === null ? proved : unproved(proved);
      added += await keep(rows, outcome.observedAtMs, conclusion);
      recent.add(held);
      if (nextOffset === null) unreadable = { count: missing, untilMs: newestMs ?? fromMs };
      position = conclusion.position;
      const value = { calls, added, unreadable: unreadable.count, gap: conclusion.gap };
      return { ...outcome, value, durationMs: outcome.observedAtMs - startedAtMs };
    }
  }

  return { round, noteRead: (rows) => recent.add(rows) };
}
