import type { Migration } from './migration.ts';

/**
 * The first tables. Everything that changes in time is kept the same way: `tracked` names a thing once,
 * `version` holds its body over `[from_ms, until_ms)`, `reading` the figures that move at nearly every poll.
 * Every reader answers for a past moment with index look-ups, so its cost does not grow with the history.
 */
export const firstTables: Migration = {
  version: 1,
  sql: `
    CREATE TABLE poll (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      via TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      duration_ms INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX poll_by_source ON poll (source, at_ms);
    CREATE INDEX poll_ok_by_source ON poll (source, at_ms) WHERE outcome = 'ok';

    CREATE TABLE tracked (
      key INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      UNIQUE (kind, id)
    ) STRICT;
    CREATE TABLE version (
      tracked INTEGER NOT NULL REFERENCES tracked (key),
      from_ms INTEGER NOT NULL,
      until_ms INTEGER,
      body TEXT NOT NULL,
      PRIMARY KEY (tracked, from_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE reading (
      tracked INTEGER NOT NULL REFERENCES tracked (key),
      at_ms INTEGER NOT NULL,
      figures TEXT NOT NULL,
      PRIMARY KEY (tracked, at_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE listing (
      kind TEXT PRIMARY KEY,
      at_ms INTEGER NOT NULL,
      complete INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE transition (
      id INTEGER PRIMARY KEY,
      tracked_kind TEXT NOT NULL,
      subject_kind TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      subject_label TEXT NOT NULL,
      field TEXT NOT NULL,
      from_value TEXT,
      to_value TEXT,
      at_ms INTEGER NOT NULL,
      observed_ms INTEGER NOT NULL,
      timing TEXT NOT NULL
    ) STRICT;
    CREATE INDEX transition_by_time ON transition (at_ms);
    CREATE INDEX transition_by_field ON transition (tracked_kind, subject_id, field, observed_ms);

    CREATE TABLE replica (
      name TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE scrape (
      replica TEXT NOT NULL REFERENCES replica (name),
      at_ms INTEGER NOT NULL,
      succeeded INTEGER NOT NULL,
      covered_ms INTEGER NOT NULL,
      PRIMARY KEY (replica, at_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scrape_succeeded ON scrape (replica, at_ms) WHERE succeeded = 1;
    CREATE TABLE backward_step (
      replica TEXT NOT NULL REFERENCES replica (name),
      at_ms INTEGER NOT NULL,
      kind TEXT NOT NULL,
      PRIMARY KEY (replica, at_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE counter (
      key INTEGER PRIMARY KEY,
      replica TEXT NOT NULL REFERENCES replica (name),
      name TEXT NOT NULL,
      labels TEXT NOT NULL,
      raw_value REAL NOT NULL,
      created_ms INTEGER,
      cumulative REAL NOT NULL,
      seen_ms INTEGER NOT NULL,
      UNIQUE (replica, name, labels)
    ) STRICT;
    CREATE TABLE counter_sample (
      counter INTEGER NOT NULL REFERENCES counter (key),
      at_ms INTEGER NOT NULL,
      cumulative REAL NOT NULL,
      PRIMARY KEY (counter, at_ms)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE acknowledgement (
      signal_id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      reason TEXT NOT NULL,
      until_ms INTEGER,
      PRIMARY KEY (signal_id, at_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE lane_clock (
      id TEXT PRIMARY KEY,
      active_at_ms INTEGER,
      fired_at_ms INTEGER,
      last_evaluated_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE slo_result (
      at_ms INTEGER PRIMARY KEY,
      verdicts TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;

    CREATE TABLE draft_version (
      id TEXT NOT NULL,
      updated_ms INTEGER NOT NULL,
      created_ms INTEGER NOT NULL,
      masked_text TEXT NOT NULL,
      signal_ids TEXT NOT NULL,
      PRIMARY KEY (id, updated_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE release (
      id INTEGER PRIMARY KEY,
      at_ms INTEGER NOT NULL,
      medium TEXT NOT NULL,
      text_hash TEXT NOT NULL,
      policy_version TEXT NOT NULL,
      known_values_id TEXT NOT NULL,
      confirmed_warnings INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE housekeeping (
      job TEXT PRIMARY KEY,
      done_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
