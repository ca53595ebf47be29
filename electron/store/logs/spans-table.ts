import type { Database } from 'better-sqlite3';
import type { LogGap, LogKind, LogSpan } from '../../../shared/metadata/log-coverage.ts';
import { addKnownSpan, type KnownSpan, spansAt } from './known-spans.ts';
import { openParts, subtractSpans } from './spans.ts';

interface SpanRow extends LogSpan {
  readonly knownMs: number;
  readonly live: number;
}

/** Which stretches of a log were fetched, and which are known to be missing. */
export function spansTable(database: Database) {
  const all = database.prepare<[string], SpanRow>(
    'SELECT from_ms AS fromMs, to_ms AS toMs, known_ms AS knownMs, live FROM log_span WHERE log = ? ORDER BY from_ms',
  );
  // Spans are disjoint: one that touches the stretch begins in it, or is the last one that begins before it.
  const TOUCHING = `log = @log AND from_ms <= @toMs + 1 AND from_ms >=
    coalesce((SELECT max(from_ms) FROM log_span WHERE log = @log AND from_ms < @fromMs), @fromMs)`;
  const touching = database.prepare<{ log: string } & LogSpan, SpanRow>(
    `SELECT from_ms AS fromMs, to_ms AS toMs, known_ms AS knownMs, live FROM log_span WHERE ${TOUCHING}`,
  );
  const remove = database.prepare<{ log: string } & LogSpan>(`DELETE FROM log_span WHERE ${TOUCHING}`);
  const insert = database.prepare<{ log: string } & SpanRow>(
    'INSERT INTO log_span (log, from_ms, to_ms, known_ms, live) VALUES (@log, @fromMs, @toMs, @knownMs, @live)',
  );
  const gaps = database.prepare<{ log: string; asOfMs: number }, LogGap>(
    `SELECT from_ms AS fromMs, to_ms AS toMs, estimated_rows AS estimatedRows, noticed_ms AS noticedAtMs FROM log_gap
     WHERE log = @log AND noticed_ms <= @asOfMs AND (closed_ms IS NULL OR closed_ms > @asOfMs) ORDER BY from_ms`,
  );
  const addGap = database.prepare<LogGap & { log: string }>(
    `INSERT INTO log_gap (log, from_ms, to_ms, estimated_rows, noticed_ms)
     VALUES (@log, @fromMs, @toMs, @estimatedRows, @noticedAtMs)
     ON CONFLICT DO UPDATE SET to_ms = max(to_ms, excluded.to_ms), closed_ms = NULL`,
  );
  const closeGap = database.prepare<{ log: string; fromMs: number; noticedAtMs: number; closedMs: number }>(
    'UPDATE log_gap SET closed_ms = @closedMs WHERE log = @log AND from_ms = @fromMs AND noticed_ms = @noticedAtMs',
  );

  const spans = (log: LogKind): KnownSpan[] => all.all(log).map(toKnownSpan);
  const openGaps = (log: LogKind, asOfMs: number): LogGap[] => gaps.all({ log, asOfMs });

  return {
    /** Stretches covered at `asOfMs`, disjoint, oldest first. */
    spansAt: (log: LogKind, asOfMs: number): LogSpan[] => spansAt(spans(log), asOfMs),
    /** What was missing at `asOfMs` and known to be, oldest first. */
    gapsAt(log: LogKind, asOfMs: number): LogGap[] {
      const covered = spansAt(spans(log), asOfMs);
      return openGaps(log, asOfMs).flatMap((gap) => openParts(gap, covered));
    },
    cover(log: LogKind, covered: LogSpan, knownMs: number): void {
      if (covered.toMs < covered.fromMs) return;
      const joined = addKnownSpan(touching.all({ log, ...covered }).map(toKnownSpan), covered, knownMs);
      remove.run({ log, ...covered });
      for (const span of joined) insert.run({ log, ...span, live: span.live ? 1 : 0 });
      const after = spans(log);
      for (const gap of openGaps(log, Number.MAX_SAFE_INTEGER)) {
        if (subtractSpans(gap, after).length === 0) closeGap.run({ log, ...gap, closedMs: knownMs });
      }
    },
    /** Notes a gap: what of it is covered, or noticed already, is not noted again. */
    notice(log: LogKind, gap: LogGap): void {
      const known = [...spans(log), ...openGaps(log, Number.MAX_SAFE_INTEGER)];
      for (const part of openParts(gap, known)) addGap.run({ log, ...part });
    },
  };
}

function toKnownSpan({ live, ...span }: SpanRow): KnownSpan {
  return { ...span, live: live === 1 };
}
