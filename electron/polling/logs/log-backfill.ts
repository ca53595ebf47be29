import type { BackfillControl } from '../../../shared/api/log-ports.ts';
import { OperatorError } from '../../../shared/api/operator-error.ts';
import type { Backfill, LogCoverage, LogSpan } from '../../../shared/metadata/log-coverage.ts';
import type { LogStore } from '../../store/log-contract.ts';
import { needsOperator } from '../backoff.ts';
import { afterBackfillPage, nextStretch } from './backfill-step.ts';
import { COOL_DOWN_MS, OVERLAP_MS } from './limits.ts';
import type { LogLane } from './log-lane.ts';
import { NEWEST, type WalkPlace } from './page-walk.ts';

/** The back-fill of one log: of a span the operator asked for, or of a gap by itself. */
export interface LogBackfill extends OneLog<BackfillControl> {
  /** Reads one page where there is anything to read; false where there is not. Rejects only where the store does. */
  step(): Promise<boolean>;
  /** A gap was noticed: there may be something to read. */
  wake(): void;
}

type OneLog<Control> = {
  readonly [Verb in keyof Control]: Control[Verb] extends (log: never, ...rest: infer Rest) => infer Answer
    ? (...rest: Rest) => Answer
    : never;
};

export interface LogBackfillConfig<Row extends { readonly id: string }> {
  readonly lane: LogLane<Row>;
  readonly store: Pick<LogStore, 'logCoverage' | 'saveBackfill'>;
  readonly nowMs: () => number;
}

/** Where it stands is in the store after every page, so that a crash costs the page under way and nothing else. */
export function createLogBackfill<Row extends { readonly id: string }>({
  lane,
  store,
  nowMs,
}: LogBackfillConfig<Row>): LogBackfill {
  let current: Backfill | null = null;
  let loaded = false;
  let place: WalkPlace = NEWEST;
  /** Whether it fills a gap that nobody asked for; such a one gives way to the operator's. */
  let automatic = false;
  /** When it goes on after it paused by itself; null where it waits for the operator. */
  let goesOnMs: number | null = null;
  /** Gaps that were noticed before the operator cancelled are left open. */
  let declinedMs = Number.NEGATIVE_INFINITY;
  let asleep = false;
  /** Of the back-fill under way, since this start. */
  let unreadable = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time: a verb of the operator waits for the page under way. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = turn.then(act, act);
    turn = mine.catch(() => {});
    return mine;
  }

  async function coverage(): Promise<LogCoverage | null> {
    const found = (await store.logCoverage(nowMs())).find(({ log }) => log === lane.log) ?? null;
    if (!loaded) {
      loaded = true;
      current = found?.backfill ?? null;
      if (current?.state === 'paused' && current.note !== null) goesOnMs = nowMs();
    }
    return found;
  }

  async function save(changed: Backfill): Promise<void> {
    await store.saveBackfill(changed);
    current = changed;
    asleep = false;
  }

  function begin(span: LogSpan, estimatedRows: number | null): Promise<void> {
    place = NEWEST;
    goesOnMs = null;
    unreadable = 0;
    return save({
      log: lane.log,
      fromMs: span.fromMs,
      toMs: span.toMs,
      cursorMs: span.toMs,
      state: 'running',
      rowsRead: 0,
      estimatedRows,
      startedAtMs: nowMs(),
      note: null,
    });
  }

  const fillable = (gaps: LogCoverage['gaps']) => gaps.filter(({ noticedAtMs }) => noticedAtMs > declinedMs);

  /** The back-fill to go on with: the one under way, one that has rested, or that of the newest gap. */
  async function underWay(gaps: LogCoverage['gaps']): Promise<Backfill | null> {
    if (current?.state === 'paused') {
      if (goesOnMs === null || nowMs() < goesOnMs) return null;
      goesOnMs = null;
      await save({ ...current, state: 'running', note: null });
    } else if (current?.state !== 'running') {
      const gap = fillable(gaps).findLast(({ toMs }) => toMs <= nowMs() - OVERLAP_MS);
      if (gap === undefined) return null;
      automatic = true;
      await begin(gap, gap.estimatedRows);
    }
    return current;
  }

  async function step(): Promise<boolean> {
    if (asleep) return false;
    const held = await coverage();
    const backfill = await underWay(held?.gaps ?? []);
    if (backfill === null) {
      // What rests, and a gap whose youngest rows may still be on their way, must be looked at again.
      const waiting = current?.state === 'paused' ? goesOnMs !== null : fillable(held?.gaps ?? []).length > 0;
      asleep = !waiting;
      return false;
    }
    const stretch = nextStretch(backfill, held?.spans ?? []);
    if (stretch === null) {
      await save({ ...backfill, cursorMs: backfill.fromMs, state: 'done' });
      return true;
    }
    if (place.toMs !== stretch.toMs) place = { toMs: stretch.toMs, skip: 0 };
    await readPage(backfill, stretch);
    return true;
  }

  async function readPage(backfill: Backfill, stretch: LogSpan): Promise<void> {
    const outcome = await lane.readPage({ fromMs: stretch.fromMs, toMs: stretch.toMs }, place.skip);
    if (outcome.kind !== 'ok') {
      const waits = needsOperator(outcome.kind);
      goesOnMs = waits ? null : nowMs() + COOL_DOWN_MS;
      const after = waits ? 'It waits until you resume it.' : 'It goes on by itself in a minute.';
      await save({ ...backfill, state: 'paused', note: `${outcome.detail} ${after}` });
      return;
    }
    const { rows, total, nextOffset } = outcome.value;
    const page = { timesMs: rows.map(lane.timeOf), ended: nextOffset === null, total };
    const next = afterBackfillPage(backfill, stretch, place, page);
    unreadable += outcome.value.unreadable;
    const reached = {
      ...next.backfill,
      note: next.backfill.state === 'done' ? unreadableNote(unreadable) : null,
    };
    const { observedAtMs } = outcome;
    await lane.write({ rows, observedAtMs, covers: next.covers, gap: null, backfill: reached });
    current = reached;
    place = next.place;
  }

  async function known(): Promise<Backfill | null> {
    await coverage();
    return current;
  }

  async function unfinished(): Promise<Backfill> {
    const backfill = await known();
    if (backfill === null || backfill.state === 'done') {
      throw new OperatorError('No back-fill of this log is under way.');
    }
    return backfill;
  }

  return {
    step: () => inTurn(step),
    wake() {
      asleep = false;
    },
    start: (span) =>
      inTurn(async () => {
        if (span.fromMs > span.toMs) throw new OperatorError('The span ends before it begins.');
        const backfill = await known();
        if (backfill !== null && backfill.state !== 'done' && !automatic) {
          throw new OperatorError('A back-fill of this log is under way: cancel it first.');
        }
        automatic = false;
        await begin(span, null);
      }),
    pause: () =>
      inTurn(async () => {
        const backfill = await unfinished();
        goesOnMs = null;
        await save({ ...backfill, state: 'paused', note: null });
      }),
    resume: () =>
      inTurn(async () => {
        const backfill = await unfinished();
        goesOnMs = null;
        await save({ ...backfill, state: 'running', note: null });
      }),
    cancel: () =>
      inTurn(async () => {
        const backfill = await unfinished();
        declinedMs = nowMs();
        await save({ ...backfill, state: 'done', note: 'Cancelled before its end.' });
      }),
  };
}

/** Rows that no schema could read are part of a finished back-fill, and missing from the history. */
function unreadableNote(count: number): string | null {
  if (count === 0) return null;
  const rows = count === 1 ? '1 row' : `${count} rows`;
  return `${rows} could not be read: this Pooler may be newer than the console.`;
}
