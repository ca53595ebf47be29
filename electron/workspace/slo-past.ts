import { setImmediate } from 'node:timers/promises';
import type { Past, SloPastPorts } from '../../shared/api/slo-past.ts';
import { type CalendarWindow, calendarWindows } from '../../shared/slo/calendar.ts';
import { judgeCalendar, SHORTEST_MS } from '../../shared/slo/calendar-figures.ts';
import type { SloCatalogue } from '../../shared/slo/catalogue/catalogue.ts';
import { readable, type SeriesSelector, type SloRow } from '../../shared/slo/catalogue/row.ts';
import type { MetricsReading } from '../../shared/slo/counters.ts';
import { CHARTED_WINDOW } from '../../shared/slo/points.ts';
import {
  type JudgedSlice,
  judgeSlices,
  SLICE_MS,
  SLICES_SPAN_MS,
  type Slice,
  type SliceHealth,
  sliceHealth,
  sliceSeries,
} from '../../shared/slo/slices.ts';
import type { MetricsSource } from '../sources/metrics/contract.ts';
import type { Store } from '../store/contract.ts';
import { createKept, type Found } from './kept.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A window that is still running is read again at this share of its length: 10 minutes of 30 days. */
const READ_AGAIN_AT = 1 / 4320;
/** A running window is not read more often than this, ms. */
const READ_AGAIN_MS = 60_000;

export interface SloPastConfig {
  readonly store: Pick<Store, 'slices' | 'slo' | 'sloPoints' | 'versionChanges'>;
  readonly catalogue: SloCatalogue;
  readonly metrics: MetricsSource | null;
  /** Rows on the Pooler's own metrics. */
  readonly poolerMetrics: MetricsSource | null;
  readonly nowMs: () => number;
}

interface CalendarReading {
  readonly window: CalendarWindow;
  /** Null where the window has hardly begun. */
  readonly reading: MetricsReading | null;
}

const unread = (why: string): { readonly kind: 'unread'; readonly why: string } => ({ kind: 'unread', why });

/** Reads the past of single rows when they are looked at, and holds what was read for a while. */
export function createSloPast(config: SloPastConfig): SloPastPorts {
  const { store, catalogue, nowMs } = config;
  const calendars = createKept<CalendarReading>(nowMs);
  const healths = createKept<SliceHealth>(nowMs);

  const find = (rowId: string): { row: SloRow; source: MetricsSource } | { kind: 'unread'; why: string } => {
    const row = catalogue.rows.find(({ id }) => id === rowId);
    if (row === undefined) return unread('There is no such SLO row.');
    if (readable(row) === null) return unread('Nothing counts this row here.');
    const source = row.group === 'pooler' ? config.poolerMetrics : config.metrics;
    return source === null ? unread('The active connection reads no metrics for this row.') : { row, source };
  };

  async function readWindow(source: MetricsSource, window: CalendarWindow): Promise<Found<CalendarReading>> {
    const windowMs = window.toMs - window.fromMs;
    if (windowMs < SHORTEST_MS) return { kind: 'read', value: { window, reading: null } };
    const outcome = await source.readUntil(window.toMs, [windowMs]);
    return outcome.kind === 'ok'
      ? { kind: 'read', value: { window, reading: outcome.value } }
      : unread(outcome.detail);
  }

  /** Rows of one source share its readings. */
  function calendarOf(group: SloRow['group'], source: MetricsSource, window: CalendarWindow) {
    const running = window.endsMs > window.toMs;
    const lengthMs = window.endsMs - window.fromMs;
    const freshMs = running ? Math.max(READ_AGAIN_MS, lengthMs * READ_AGAIN_AT) : HOUR_MS;
    // What was read before the calendar turned is of another day, week or month.
    const sinceTurnMs = nowMs() - (running ? window.fromMs : window.toMs);
    const name = `${group === 'pooler' ? 'pooler' : 'codex-pdf'} ${window.name}`;
    return calendars.get(name, Math.min(freshMs, sinceTurnMs), () => readWindow(source, window));
  }

  async function slicesOf(
    row: SloRow,
    source: MetricsSource,
    series: readonly SeriesSelector[],
  ): Promise<Found<SliceHealth>> {
    const toMs = Math.floor(nowMs() / SLICE_MS) * SLICE_MS;
    const fromMs = toMs - SLICES_SPAN_MS;
    const answer = await source.readSlices?.(series, fromMs, toMs);
    if (answer !== undefined && answer.kind !== 'ok') return unread(answer.detail);
    const judged: JudgedSlice[] = [];
    // A day at a time: neither the store's thread nor this one is held for longer than a frame.
    for (let dayMs = fromMs; dayMs < toMs; dayMs += DAY_MS) {
      const slices: readonly Slice[] =
        answer === undefined
          ? await store.slices(series, dayMs, dayMs + DAY_MS)
          : answer.value.filter(({ endMs }) => endMs > dayMs && endMs <= dayMs + DAY_MS);
      judged.push(...judgeSlices(row, slices));
      await setImmediate();
    }
    return { kind: 'read', value: sliceHealth(row, judged, SLICES_SPAN_MS / SLICE_MS) };
  }

  return {
    async sloHistory(rowId, over, spanMs) {
      const toMs = nowMs();
      const fromMs = toMs - spanMs;
      const row = catalogue.rows.find(({ id }) => id === rowId);
      if (row === undefined) return { fromMs, toMs, points: [], changes: [] };
      const window = over === 'hour' ? CHARTED_WINDOW : row.window;
      const [points, changes] = await Promise.all([
        store.sloPoints(rowId, window, fromMs, toMs),
        row.group === 'pooler' ? [] : store.versionChanges(fromMs, toMs),
      ]);
      return { fromMs, toMs, points, changes };
    },
    async sloCalendar(rowId) {
      const found = find(rowId);
      if ('why' in found) return found;
      const { row, source } = found;
      const lines = [];
      let atMs = nowMs();
      // One after the other, so that it never takes more than one slot of a server.
      for (const window of calendarWindows(nowMs())) {
        const past = await calendarOf(row.group, source, window);
        if (past.kind === 'unread') return past;
        atMs = Math.min(atMs, past.atMs);
        lines.push(judgeCalendar(row, past.value.window, past.value.reading));
      }
      return { kind: 'read', atMs, value: lines };
    },
    async sloSlices(rowId): Promise<Past<SliceHealth>> {
      const found = find(rowId);
      if ('why' in found) return found;
      const { row, source } = found;
      const series = sliceSeries(row);
      if (series.length === 0) return unread('Slices of 5 minutes say nothing about this row.');
      const now = (await store.slo(nowMs()))?.result.rows.find(({ id }) => id === rowId);
      if (now?.verdict === 'untrustworthy') return unread(now.why);
      return healths.get(rowId, HOUR_MS, () => slicesOf(row, source, series));
    },
  };
}
