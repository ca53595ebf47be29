import type { LogGap } from '../../../shared/metadata/log-coverage.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import type { LogAnswer } from '../../sources/pooler/contract.ts';
import type { LogStore } from '../../store/log-contract.ts';
import { FIRST_PAGES, FIRST_SPAN_MS } from './limits.ts';
import type { LogLane } from './log-lane.ts';
import { type Conclusion, conclude, type LogPosition, positionOf, windowFrom } from './log-position.ts';
import { afterPage, isBelow, NEWEST, type WalkPlace } from './page-walk.ts';
import { createRecentRows, type HeldRow } from './recent-rows.ts';
import { walkVerdict } from './walk-verdict.ts';

/** What one round of following a log brought. */
export interface Round {
  readonly calls: number;
  readonly added: number;
  /** Rows on its pages that no schema could read. */
  readonly unreadable: number;
  readonly gap: Omit<LogGap, 'noticedAtMs'> | null;
}

export interface LogFollower {
  /**
   * Reads what is new, newest first: as many pages as the new rows fill, at least one, at most `maxPages`, or more
   * in the first round after a start. A failed page keeps what was read before it and moves nothing else. Rejects only
   * where the store does.
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

/** A search for rows that showed late, which no round had the calls to end: its window stays open until then. */
interface Search {
  readonly fromMs: number;
  /** Where it goes on. */
  readonly place: WalkPlace;
  readonly missingBefore: number | null;
}

/** One round's walk from the newest row down, as far as it has come. */
interface WalkState {
  readonly fromMs: number;
  readonly startedAtMs: number;
  /** Where the next page begins. */
  place: WalkPlace;
  calls: number;
  added: number;
  unreadable: number;
  /** Of the first page: the newest row, and the server's count of the window. */
  newestMs: number | null;
  total: number;
  jumped: boolean;
}

const NONE = { count: 0, untilMs: Number.NEGATIVE_INFINITY };

/** Follows the newest end of one log. Its memory is rebuilt from the store after a restart. */
export function createLogFollower<Row extends { readonly id: string }>({
  lane,
  store,
  nowMs,
}: LogFollowerConfig<Row>): LogFollower {
  const recent = createRecentRows();
  let position: LogPosition | null = null;
  let remembered = false;
  let caughtUp = false;
  let search: Search | null = null;
  /** Rows that cannot be read are missing from every count until the window has moved past them. */
  let tolerated = NONE;

  async function remember(): Promise<void> {
    if (remembered) return;
    const coverage = (await store.logCoverage(nowMs())).find(({ log }) => log === lane.log);
    position = coverage === undefined ? null : positionOf(coverage);
    if (position !== null) recent.add(await lane.held(windowFrom(position)));
    remembered = true;
  }

  function beginWalk(): WalkState {
    const startedAtMs = nowMs();
    const firstMs = startedAtMs - FIRST_SPAN_MS[lane.log];
    const fromMs = search?.fromMs ?? (position === null ? firstMs : windowFrom(position));
    recent.forgetBefore(fromMs);
    if (fromMs > tolerated.untilMs) tolerated = NONE;
    return {
      fromMs,
      startedAtMs,
      place: NEWEST,
      calls: 0,
      added: 0,
      unreadable: 0,
      newestMs: null,
      total: 0,
      jumped: false,
    };
  }

  /** Everything above the watermark is on the pages up to here. */
  function isPastNew({ toMs }: WalkPlace): boolean {
    return position !== null && toMs !== null && toMs <= position.watermarkMs;
  }

  async function keep(
    rows: readonly Row[],
    observedAtMs: number,
    proved: Conclusion | null,
  ): Promise<number> {
    const { covers = null, gap = null } = proved ?? {};
    if (rows.length === 0 && covers === null && gap === null) return 0;
    return (await lane.write({ rows, observedAtMs, covers, gap, backfill: null })).added;
  }

  /** Takes a page into the walk, and says how things stand after it. */
  function judge(
    walk: WalkState,
    { total, nextOffset, unreadable }: LogAnswer<Row>,
    held: readonly HeldRow[],
  ) {
    const missingBelow = total - recent.countWith(held, walk.fromMs, walk.place.toMs);
    const times = held.map(({ atMs }) => atMs);
    if (walk.calls === 0) {
      walk.newestMs = times.length === 0 ? null : Math.max(...times);
      walk.total = total;
    }
    walk.calls += 1;
    walk.unreadable += unreadable;
    walk.place = afterPage(walk.place, times);
    const missing = Math.max(walk.total - recent.countWith(held, walk.fromMs, walk.newestMs), 0);
    const ended = nextOffset === null;
    const missingAnyway = isPastNew(walk.place) ? tolerated.count : 0;
    const missingBefore = search?.missingBefore ?? null;
    const { jumped } = walk;
    const verdict = walkVerdict({
      missingBelow,
      missing,
      ended,
      jumped,
      tolerated: missingAnyway,
      missingBefore,
    });
    return { verdict, missing, ended };
  }

  /** Where the search goes on with the next round; null where there is none. */
  function searchAfter(
    { verdict, missing }: ReturnType<typeof judge>,
    { fromMs, place }: WalkState,
  ): Search | null {
    if (verdict === 'in doubt') return { fromMs, place: NEWEST, missingBefore: missing };
    if (verdict === 'whole' || !isPastNew(place)) return null;
    return { fromMs, place, missingBefore: search?.missingBefore ?? null };
  }

  function concludeWalk(
    { verdict, missing }: ReturnType<typeof judge>,
    walk: WalkState,
    nextSearch: Search | null,
  ): Conclusion {
    const lowMs = verdict === 'more' ? walk.place.toMs : null;
    const proved = conclude(position, { ...walk, lowMs, missing });
    if (nextSearch === null) return proved;
    // While rows may be missing nothing is claimed that would survive a restart.
    const recordedToMs = position?.recordedToMs ?? proved.position.recordedToMs;
    return { covers: null, gap: null, position: { ...proved.position, recordedToMs } };
  }

  async function round(maxPages: number): Promise<SourceOutcome<Round>> {
    await remember();
    const walk = beginWalk();
    const most = caughtUp ? maxPages : FIRST_PAGES[lane.log];
    for (;;) {
      const outcome = await lane.readPage({ fromMs: walk.fromMs, toMs: walk.place.toMs }, walk.place.skip);
      if (outcome.kind !== 'ok') return outcome;
      const { value, observedAtMs } = outcome;
      const held = value.rows.map((row) => ({ id: row.id, atMs: lane.timeOf(row) }));
      const judged = judge(walk, value, held);
      if (judged.verdict === 'more' && walk.calls < most) {
        walk.added += await keep(value.rows, observedAtMs, null);
        recent.add(held);
        if (search === null || !isPastNew(walk.place) || !isBelow(search.place, walk.place)) continue;
        walk.place = search.place;
        walk.jumped = true;
        continue;
      }
      const nextSearch = searchAfter(judged, walk);
      const conclusion = concludeWalk(judged, walk, nextSearch);
      walk.added += await keep(value.rows, observedAtMs, conclusion);
      search = nextSearch;
      recent.add(held);
      const { verdict, ended, missing } = judged;
      if (verdict === 'whole' && ended) tolerated = { count: missing, untilMs: walk.newestMs ?? walk.fromMs };
      position = conclusion.position;
      caughtUp = true;
      const { calls, added } = walk;
      const brought = { calls, added, unreadable: walk.unreadable, gap: conclusion.gap };
      return { ...outcome, value: brought, durationMs: observedAtMs - walk.startedAtMs };
    }
  }

  return { round, noteRead: (rows) => recent.add(rows) };
}
