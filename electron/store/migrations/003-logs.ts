import type { Migration } from './migration.ts';

/** The columns of a request's content, in the present row and in its earlier readings alike. */
const REQUEST_COLUMNS = `
      pool INTEGER NOT NULL,
      pool_label INTEGER NOT NULL,
      api_key INTEGER,
      key_label INTEGER,
      upstream INTEGER,
      upstream_label INTEGER,
      model INTEGER NOT NULL,
      endpoint INTEGER NOT NULL,
      route_class INTEGER,
      transport INTEGER NOT NULL,
      status INTEGER NOT NULL,
      usage_status INTEGER NOT NULL,
      response_code INTEGER,
      retry_count INTEGER NOT NULL,
      attempt_count INTEGER,
      error_code INTEGER,
      errors TEXT,
      latency_ms REAL,
      completed_ms INTEGER,
      input_tokens INTEGER,
      cached_input_tokens INTEGER,
      cache_write_tokens INTEGER,
      output_tokens INTEGER,
      reasoning_tokens INTEGER,
      total_tokens INTEGER,
      cost_status INTEGER NOT NULL,
      cost_micro_usd INTEGER,
      reasoning_effort INTEGER,
      service_tier INTEGER,
      plan_family INTEGER,
      user_agent INTEGER,
      terminal_state INTEGER,
      correlation_id TEXT`;

const JOB_COLUMNS = `
      state INTEGER NOT NULL,
      queue INTEGER NOT NULL,
      worker INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      max_attempts INTEGER NOT NULL,
      priority INTEGER NOT NULL,
      scheduled_ms INTEGER,
      attempted_ms INTEGER,
      completed_ms INTEGER,
      discarded_ms INTEGER,
      cancelled_ms INTEGER,
      target_ref TEXT NOT NULL`;

/**
 * Readings that a later one replaced, held over `[known_ms, until_ms)`. Which of them held at a moment is a question
 * about intervals, so an R-tree answers it; its coordinates are rounded outwards and the row itself decides.
 */
const earlierReadings = (table: string, columns: string): string => `
    CREATE TABLE ${table}_earlier (
      version INTEGER PRIMARY KEY,
      key INTEGER NOT NULL REFERENCES ${table} (key) ON DELETE CASCADE,
      known_ms INTEGER NOT NULL,
      until_ms INTEGER NOT NULL,${columns}
    ) STRICT;
    CREATE INDEX ${table}_earlier_by_key ON ${table}_earlier (key, known_ms);
    CREATE VIRTUAL TABLE ${table}_earlier_span USING rtree (version, known_ms, until_ms);
    CREATE TRIGGER ${table}_earlier_added AFTER INSERT ON ${table}_earlier BEGIN
      INSERT INTO ${table}_earlier_span VALUES (new.version, new.known_ms, new.until_ms);
    END;
    CREATE TRIGGER ${table}_earlier_removed AFTER DELETE ON ${table}_earlier BEGIN
      DELETE FROM ${table}_earlier_span WHERE version = old.version;
    END;`;

/**
 * The permanent histories. Their `key` is the row's own time (`logs/time-key.ts`): the table lies in time order,
 * and an index on any column alone is at once an index by that column and time. Words that repeat are numbers into
 * `word`, without a foreign key: seventeen checks for each row would cost more than the row. Measured for a million
 * requests: 440 bytes a row on disk, 160 of them the row itself and 105 the search in ids.
 */
export const logs: Migration = {
  version: 3,
  sql: `
    CREATE TABLE word (
      key INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE request (
      key INTEGER PRIMARY KEY,
      id ANY NOT NULL UNIQUE,
      known_ms INTEGER NOT NULL,
      read_ms INTEGER,${REQUEST_COLUMNS}
    ) STRICT;
    CREATE INDEX request_by_pool ON request (pool);
    CREATE INDEX request_by_api_key ON request (api_key);
    CREATE INDEX request_by_upstream ON request (upstream);
    CREATE INDEX request_by_model ON request (model);
    CREATE INDEX request_by_route_class ON request (route_class);
    CREATE INDEX request_by_endpoint ON request (endpoint);
    CREATE INDEX request_by_status ON request (status);
    CREATE INDEX request_by_status_class ON request (response_code / 100);
    CREATE INDEX request_retried ON request (key) WHERE retry_count > 0;
    CREATE INDEX request_open ON request (read_ms) WHERE read_ms IS NOT NULL;
    CREATE TABLE request_code (
      code INTEGER NOT NULL,
      request INTEGER NOT NULL REFERENCES request (key) ON DELETE CASCADE,
      PRIMARY KEY (code, request)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX request_code_by_request ON request_code (request);
    CREATE TABLE request_label (
      label INTEGER NOT NULL,
      id INTEGER NOT NULL,
      PRIMARY KEY (label, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE request_id_waiting (
      request INTEGER PRIMARY KEY REFERENCES request (key) ON DELETE CASCADE
    ) STRICT;
    CREATE TABLE request_id_text_row (
      row INTEGER PRIMARY KEY,
      request INTEGER NOT NULL REFERENCES request (key)
    ) STRICT;
    CREATE VIRTUAL TABLE request_id_text USING fts5 (
      ids, content = '', detail = 'none', columnsize = 0, tokenize = 'trigram'
    );
    ${earlierReadings('request', REQUEST_COLUMNS)}

    CREATE TABLE audit (
      key INTEGER PRIMARY KEY,
      id ANY NOT NULL UNIQUE,
      known_ms INTEGER NOT NULL,
      actor_type INTEGER NOT NULL,
      actor INTEGER,
      actor_label INTEGER,
      pool INTEGER,
      pool_label INTEGER,
      action INTEGER NOT NULL,
      target_type INTEGER NOT NULL,
      target_id TEXT,
      outcome INTEGER NOT NULL,
      correlation_id TEXT,
      facts TEXT
    ) STRICT;
    CREATE INDEX audit_by_actor ON audit (actor);
    CREATE INDEX audit_by_pool ON audit (pool);
    CREATE INDEX audit_by_action ON audit (action);
    CREATE INDEX audit_by_target_type ON audit (target_type);
    CREATE INDEX audit_by_outcome ON audit (outcome);

    CREATE TABLE job (
      key INTEGER PRIMARY KEY,
      id INTEGER NOT NULL UNIQUE,
      known_ms INTEGER NOT NULL,
      read_ms INTEGER,${JOB_COLUMNS}
    ) STRICT;
    CREATE INDEX job_by_worker ON job (worker);
    CREATE INDEX job_by_state ON job (state);
    CREATE INDEX job_open ON job (read_ms) WHERE read_ms IS NOT NULL;
    CREATE INDEX job_discarded ON job (discarded_ms) WHERE discarded_ms IS NOT NULL;
    CREATE INDEX job_cancelled ON job (cancelled_ms) WHERE cancelled_ms IS NOT NULL;
    CREATE INDEX job_completed ON job (worker, completed_ms) WHERE completed_ms IS NOT NULL;
    CREATE INDEX job_completed_target ON job (worker, target_ref, completed_ms) WHERE completed_ms IS NOT NULL;
    ${earlierReadings('job', JOB_COLUMNS)}

    CREATE TABLE gateway_traffic (
      at_ms INTEGER PRIMARY KEY,
      body TEXT NOT NULL
    ) STRICT;

    CREATE TABLE log_extent (
      log TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      oldest_ms INTEGER,
      newest_ms INTEGER,
      PRIMARY KEY (log, at_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE log_span (
      log TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      to_ms INTEGER NOT NULL,
      known_ms INTEGER NOT NULL,
      live INTEGER NOT NULL,
      PRIMARY KEY (log, from_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE log_gap (
      log TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      to_ms INTEGER NOT NULL,
      estimated_rows INTEGER,
      noticed_ms INTEGER NOT NULL,
      closed_ms INTEGER,
      PRIMARY KEY (log, from_ms, noticed_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE log_backfill (
      log TEXT PRIMARY KEY,
      from_ms INTEGER NOT NULL,
      to_ms INTEGER NOT NULL,
      cursor_ms INTEGER NOT NULL,
      state TEXT NOT NULL,
      rows_read INTEGER NOT NULL,
      estimated_rows INTEGER,
      started_ms INTEGER NOT NULL,
      note TEXT
    ) STRICT, WITHOUT ROWID;
  `,
};
