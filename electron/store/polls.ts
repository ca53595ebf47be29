import type { Database } from 'better-sqlite3';
import type { PollSummary } from '../../shared/metadata/picture.ts';
import {
  type OutcomeKind,
  outcomeKindSchema,
  type SourceId,
  sourceIdSchema,
} from '../../shared/metadata/source.ts';
import type { PollRecord } from './contract.ts';

interface Row {
  readonly via: string;
  readonly atMs: number;
  readonly outcome: string;
  readonly detail: string;
}

/** Attempts to read a source. Each question about them is one seek in an index by source and time. */
export function pollsTable(database: Database) {
  const insert = database.prepare<[string, string, number, number, string, string]>(
    'INSERT INTO poll (source, via, at_ms, duration_ms, outcome, detail) VALUES (?, ?, ?, ?, ?, ?)',
  );
  // A recursive walk over the index: one seek per source instead of a scan of every attempt.
  const sources = database.prepare<[], { source: string }>(
    `WITH RECURSIVE known (source) AS (
       SELECT min(source) FROM poll
       UNION ALL SELECT (SELECT min(source) FROM poll WHERE source > known.source) FROM known
         WHERE known.source IS NOT NULL
     ) SELECT source FROM known WHERE source IS NOT NULL`,
  );
  const newest = database.prepare<[string, number], Row>(
    `SELECT via, at_ms AS atMs, outcome, detail FROM poll WHERE source = ? AND at_ms <= ?
     ORDER BY at_ms DESC, id DESC LIMIT 1`,
  );
  const newestOk = database.prepare<[string, number], { atMs: number | null }>(
    "SELECT max(at_ms) AS atMs FROM poll WHERE source = ? AND outcome = 'ok' AND at_ms <= ?",
  );
  const firstAfter = database.prepare<[string, number, number], { atMs: number | null }>(
    "SELECT min(at_ms) AS atMs FROM poll WHERE source = ? AND at_ms >= ? AND at_ms <= ? AND outcome <> 'ok'",
  );

  const summary = (source: SourceId, asOfMs: number): PollSummary | null => {
    const last = newest.get(source, asOfMs);
    if (last === undefined) return null;
    const kind = outcomeKindSchema.parse(last.outcome);
    const lastOkMs = newestOk.get(source, asOfMs)?.atMs ?? null;
    const failingSinceMs =
      kind === 'ok' ? null : (firstAfter.get(source, lastOkMs ?? 0, asOfMs)?.atMs ?? last.atMs);
    return {
      source,
      via: last.via,
      lastAttempt: { atMs: last.atMs, kind, detail: last.detail },
      lastOkMs,
      failingSinceMs,
    };
  };

  return {
    add(poll: PollRecord): void {
      insert.run(poll.source, poll.via, poll.atMs, poll.durationMs, poll.outcome, poll.detail);
    },
    newestOutcome: (source: SourceId, asOfMs: number): OutcomeKind | null =>
      summary(source, asOfMs)?.lastAttempt.kind ?? null,
    /** One summary for each source that had been attempted by `asOfMs`. */
    summaries: (asOfMs: number): PollSummary[] =>
      sources.all().flatMap((row) => summary(sourceIdSchema.parse(row.source), asOfMs) ?? []),
  };
}
