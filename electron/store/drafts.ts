import type { Database } from 'better-sqlite3';
import { type DraftRecord, draftRecordSchema } from '../../shared/incident/draft.ts';

interface Row {
  readonly id: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly maskedText: string;
  readonly signalIds: string;
  readonly asOfMs: number;
  readonly threadId: string;
  readonly previousDraftId: string | null;
}

const PAGE_SIZE = 200;

/** Drafts with every saved state, so that a past moment shows the text it had then. */
export function draftsTable(database: Database) {
  const write = database.prepare<Row>(
    `INSERT INTO draft_version (id, updated_ms, created_ms, masked_text, signal_ids, as_of_ms, thread_id, previous_id)
     VALUES (@id, @updatedAtMs, @createdAtMs, @maskedText, @signalIds, @asOfMs, @threadId, @previousDraftId)
     ON CONFLICT DO UPDATE SET masked_text = excluded.masked_text, signal_ids = excluded.signal_ids,
       as_of_ms = excluded.as_of_ms`,
  );
  const at = database.prepare<[number, number], Row>(
    `SELECT id, created_ms AS createdAtMs, max(updated_ms) AS updatedAtMs, masked_text AS maskedText,
       signal_ids AS signalIds, as_of_ms AS asOfMs, thread_id AS threadId, previous_id AS previousDraftId
     FROM draft_version WHERE updated_ms <= ? GROUP BY id ORDER BY updatedAtMs DESC LIMIT ?`,
  );
  return {
    save(draft: DraftRecord): void {
      const { signalIds, ...rest } = draftRecordSchema.parse(draft);
      write.run({ ...rest, signalIds: JSON.stringify(signalIds) });
    },
    /** Newest first, at most 200, each as it was last saved by `asOfMs`. */
    at: (asOfMs: number): DraftRecord[] =>
      at
        .all(asOfMs, PAGE_SIZE)
        .map((row) => draftRecordSchema.parse({ ...row, signalIds: JSON.parse(row.signalIds) })),
  };
}
