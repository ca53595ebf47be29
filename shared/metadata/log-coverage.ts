/** The logs that are read page by page into a history of their own. */
export const LOG_KINDS = ['requests', 'audit'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** A stretch of time of which every row was fetched: `[fromMs, toMs]`, Unix ms. */
export interface LogSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A stretch whose rows are known to be missing, because traffic outran the budget or the console was away. */
export interface LogGap extends LogSpan {
  /** From the server's own total when the gap was noticed; null where nobody could tell. */
  readonly estimatedRows: number | null;
  readonly noticedAtMs: number;
}

/** One asked-for or automatic back-fill of a span; newest rows first, so `cursorMs` moves from `toMs` to `fromMs`. */
export interface Backfill extends LogSpan {
  readonly log: LogKind;
  readonly cursorMs: number;
  readonly state: 'running' | 'paused' | 'done';
  readonly rowsRead: number;
  readonly estimatedRows: number | null;
  readonly startedAtMs: number;
  /** Why it pauses by itself (the server is overloaded, for instance); null otherwise. Public-safe. */
  readonly note: string | null;
}

/** How much of one log is held. */
export interface LogCoverage {
  readonly log: LogKind;
  /** Disjoint, oldest first. */
  readonly spans: readonly LogSpan[];
  /** Open ones, oldest first. */
  readonly gaps: readonly LogGap[];
  readonly backfill: Backfill | null;
  readonly rows: number;
  readonly newestMs: number | null;
  readonly oldestMs: number | null;
}
