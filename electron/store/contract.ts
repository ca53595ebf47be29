import type { DraftRecord, DraftRelease, ReleaseRecord } from '../../shared/incident/draft.ts';
import type { EntityBatch } from '../../shared/metadata/entities.ts';
import type { Picture, Transition } from '../../shared/metadata/picture.ts';
import type { OutcomeKind, SourceId } from '../../shared/metadata/source.ts';
import type { Signal } from '../../shared/signals/signal.ts';
import type { SeriesSelector } from '../../shared/slo/catalogue/row.ts';
import type { CountedService, MetricsReading, ScrapeRecord } from '../../shared/slo/counters.ts';
import type { RowFigures, SloPoint } from '../../shared/slo/points.ts';
import type { LaneClock, SloResult } from '../../shared/slo/result.ts';
import type { Slice } from '../../shared/slo/slices.ts';
import type { WindowName } from '../../shared/slo/windows.ts';
import type { LogStore } from './log-contract.ts';

/** One finished attempt to read a source, with what it brought. Appended, never changed. */
export interface PollRecord {
  readonly source: SourceId;
  readonly via: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly outcome: OutcomeKind;
  /** Public-safe sentence. */
  readonly detail: string;
  readonly batches: readonly EntityBatch[];
}

/** What rows read at one moment, Unix ms. */
export interface SloMoment {
  readonly atMs: number;
  readonly figures: readonly RowFigures[];
}

/** Everything one evaluation wants kept, written in one transaction. */
interface EvaluationRecord {
  readonly atMs: number;
  readonly signals: readonly Signal[];
  readonly laneClocks: readonly LaneClock[];
  /** Null when no metrics source is configured. */
  readonly slo: SloResult | null;
}

/**
 * The store as its callers see it: every call is asynchronous because the SQLite file lives in a worker
 * thread (no query may hold the main process for longer than a frame). Every reader takes `asOfMs`.
 */
export interface Store extends LogStore {
  /** Appends the observation, upserts the current entities, records transitions; one transaction. */
  recordPoll(record: PollRecord): Promise<void>;
  recordScrapes(records: readonly ScrapeRecord[]): Promise<void>;
  recordEvaluation(record: EvaluationRecord): Promise<void>;

  picture(asOfMs: number): Promise<Picture>;
  increases(windowsMs: readonly number[], endMs: number, service?: CountedService): Promise<MetricsReading>;
  /** Kept counters in whole slices from `fromMs` on, oldest first; without those that were not scraped. */
  slices(series: readonly SeriesSelector[], fromMs: number, toMs: number): Promise<readonly Slice[]>;
  /** Signals as they stood at `asOfMs`: pending and firing ones, and those resolved within the last day. */
  signals(asOfMs: number): Promise<readonly Signal[]>;
  laneClocks(): Promise<readonly LaneClock[]>;
  slo(asOfMs: number): Promise<{ readonly atMs: number; readonly result: SloResult } | null>;
  /** What a row read over one window from `fromMs` to `toMs`, both inclusive: oldest first, at most 200 points. */
  sloPoints(rowId: string, window: WindowName, fromMs: number, toMs: number): Promise<readonly SloPoint[]>;
  /** Versions of codex-pdf that changed from `fromMs` to `toMs`, both inclusive: newest first, at most 200. */
  versionChanges(fromMs: number, toMs: number): Promise<readonly Transition[]>;
  /** Keeps what rows read at moments of the past, oldest first, of which no evaluation is kept; later points give way. */
  recordSloFigures(moments: readonly SloMoment[]): Promise<void>;
  /** Newest first, at most 200. */
  transitions(sinceMs: number, asOfMs: number): Promise<readonly Transition[]>;

  acknowledge(signalId: string, atMs: number, reason: string, untilMs: number | null): Promise<void>;
  unacknowledge(signalId: string): Promise<void>;

  saveDraft(draft: DraftRecord): Promise<void>;
  drafts(asOfMs: number): Promise<readonly DraftRecord[]>;
  /**
   * Removes the draft with all its saved states and overwrites their words in the file. What was removed, oldest first;
   * none where it is not kept. Its releases stay: they hold no text.
   */
  deleteDraft(id: string): Promise<readonly DraftRecord[]>;
  /** Puts the saved states of a deleted draft back, all or none. */
  restoreDraft(versions: readonly DraftRecord[]): Promise<void>;
  recordRelease(release: ReleaseRecord): Promise<void>;
  /** When and how kept drafts were released, newest first. */
  draftReleases(asOfMs: number): Promise<readonly DraftRelease[]>;

  /** Small persisted choices and facts, for instance when the demo history was written. */
  setting(key: string): Promise<string | null>;
  setSetting(key: string, value: string): Promise<void>;

  close(): Promise<void>;
}

/** How opening went: a corrupt file is set aside and reported, a newer one is refused. */
export type StoreOpening =
  | { readonly kind: 'opened'; readonly store: Store }
  | { readonly kind: 'opened after corruption'; readonly store: Store; readonly setAsideAs: string }
  | { readonly kind: 'newer file'; readonly message: string };
