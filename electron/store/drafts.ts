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

function recordOf(row: Row): DraftRecord {
  return draftRecordSchema.parse({ ...row, signalIds: JSON.parse(row.signalIds) });
}

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
  const all = database.prepare<[], Row>(
    `SELECT id, created_ms AS createdAtMs, updated_ms AS updatedAtMs, masked_text AS maskedText,
       signal_ids AS signalIds, as_of_ms AS asOfMs, thread_id AS threadId, previous_id AS previousDraftId
     FROM draft_version ORDER BY id, updated_ms`,
  );
  const clear = database.prepare('DELETE FROM draft_version');
  /** Every page that this work frees is overwritten; saving frees pages too, when it moves rows from one to another. */
  const securely = <T>(work: () => T): T => {
    database.pragma('secure_delete = ON');
    try {
      return work();
    } finally {
      // The histories are thinned all the time, and hold no text of a person.
      database.pragma('secure_delete = OFF');
    }
  };
  return {
    save(draft: DraftRecord): void {
      const { signalIds, ...rest } = draftRecordSchema.parse(draft);
      securely(() => write.run({ ...rest, signalIds: JSON.stringify(signalIds) }));
    },
    /**
     * Removes the draft and leaves no trace of its words in the file's pages; call inside a transaction. Its saved
     * states, oldest first, none where it is not kept. Secure deletion alone overwrites a row where it stands now: a page
     * that was ever split may hold it a second time. So the whole table, which is small, is emptied and written anew.
     */
    remove(id: string): DraftRecord[] {
      const rows = all.all();
      const gone = rows.filter((row) => row.id === id);
      if (gone.length === 0) return [];
      securely(() => {
        clear.run();
        for (const row of rows) if (row.id !== id) write.run(row);
      });
      return gone.map(recordOf);
    },
    /** Newest first, at most 200, each as it was last saved by `asOfMs`. */
    at: (asOfMs: number): DraftRecord[] => at.all(asOfMs, PAGE_SIZE).map(recordOf),
  };
}
