import type { Migration } from './migration.ts';

/**
 * Drafts know the moment of their evidence and the thread they belong to. A draft of before was made of the newest
 * evidence when it was saved, and begins a thread of its own.
 */
export const draftThreads: Migration = {
  version: 2,
  sql: `
    ALTER TABLE draft_version ADD COLUMN as_of_ms INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE draft_version ADD COLUMN thread_id TEXT NOT NULL DEFAULT '';
    ALTER TABLE draft_version ADD COLUMN previous_id TEXT;
    UPDATE draft_version SET as_of_ms = updated_ms, thread_id = id;
  `,
};
