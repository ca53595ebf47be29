import type { Migration } from './migration.ts';

/** A release of a summary is found again by the draft it was of, in whatever shape it left. */
export const draftReleases: Migration = {
  version: 5,
  sql: `
    ALTER TABLE release ADD COLUMN draft_hash TEXT;
    CREATE INDEX release_of_draft ON release (draft_hash) WHERE draft_hash IS NOT NULL;
  `,
};
