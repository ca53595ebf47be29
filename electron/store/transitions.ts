import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Transition } from '../../shared/metadata/picture.ts';
import { type Subject, subjectSchema } from '../../shared/signals/signal.ts';

/** A transition with the moment the console learnt of it: past pictures do not know it earlier. */
export interface TransitionRecord extends Transition {
  /** Kind of the tracked thing; a quota account's subject is its upstream. */
  readonly trackedKind: string;
  readonly observedMs: number;
}

const PAGE_SIZE = 200;
const timingSchema = z.enum(['observed', 'source', 'since at least']);

interface Row {
  readonly trackedKind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectLabel: string;
  readonly field: string;
  readonly fromValue: string | null;
  readonly toValue: string | null;
  readonly atMs: number;
  readonly timing: string;
}

const COLUMNS = `tracked_kind AS trackedKind, subject_kind AS subjectKind, subject_id AS subjectId,
  subject_label AS subjectLabel, field, from_value AS fromValue, to_value AS toValue, at_ms AS atMs, timing`;

interface InsertedRow extends Omit<TransitionRecord, 'subject'> {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly label: string;
}

/** The state a subject's watched field has been in, and since when. */
export type StatusSince = Pick<Transition, 'atMs' | 'timing'>;

/** Recorded changes of one field of one subject. */
export function transitionsTable(database: Database) {
  const insert = database.prepare<InsertedRow>(
    `INSERT INTO transition (tracked_kind, subject_kind, subject_id, subject_label, field, from_value, to_value,
       at_ms, observed_ms, timing)
     VALUES (@trackedKind, @subjectKind, @subjectId, @label, @field, @from, @to, @atMs, @observedMs, @timing)`,
  );
  const since = database.prepare<{ sinceMs: number; asOfMs: number; limit: number }, Row>(
    `SELECT ${COLUMNS} FROM transition
     WHERE at_ms BETWEEN @sinceMs AND @asOfMs AND observed_ms <= @asOfMs
     ORDER BY at_ms DESC, id DESC LIMIT @limit`,
  );
  const ofKind = database.prepare<{ kind: string; fromMs: number; toMs: number; limit: number }, Row>(
    `SELECT ${COLUMNS} FROM transition
     WHERE tracked_kind = @kind AND from_value IS NOT NULL AND at_ms BETWEEN @fromMs AND @toMs
     ORDER BY at_ms DESC, id DESC LIMIT @limit`,
  );
  const newest = database.prepare<[string, string, string, number], Pick<Row, 'atMs' | 'timing'>>(
    `SELECT at_ms AS atMs, timing FROM transition
     WHERE tracked_kind = ? AND subject_id = ? AND field = ? AND observed_ms <= ?
     ORDER BY observed_ms DESC, id DESC LIMIT 1`,
  );

  return {
    add(record: TransitionRecord): void {
      const { subject, ...rest } = record;
      insert.run({
        ...rest,
        subjectKind: subject.kind,
        subjectId: subject.id,
        label: subject.label,
      });
    },
    /** Newest first, at most 200, only what was known at `asOfMs`. */
    since: (sinceMs: number, asOfMs: number): Transition[] =>
      since.all({ sinceMs, asOfMs, limit: PAGE_SIZE }).map(toTransition),
    /** Changes of one kind of thing between two moments, both inclusive: newest first, at most 200, no first looks. */
    ofKind: (kind: string, fromMs: number, toMs: number): Transition[] =>
      ofKind.all({ kind, fromMs, toMs, limit: PAGE_SIZE }).map(toTransition),
    newest(trackedKind: string, id: string, field: string, asOfMs: number): StatusSince | null {
      const row = newest.get(trackedKind, id, field, asOfMs);
      return row === undefined ? null : { atMs: row.atMs, timing: timingSchema.parse(row.timing) };
    },
  };
}

export type TransitionsTable = ReturnType<typeof transitionsTable>;

function toTransition(row: Row): Transition {
  const subject: Subject = subjectSchema.parse({
    kind: row.subjectKind,
    id: row.subjectId,
    label: row.subjectLabel,
  });
  const { field, fromValue, toValue, atMs } = row;
  return { subject, field, from: fromValue, to: toValue, atMs, timing: timingSchema.parse(row.timing) };
}
