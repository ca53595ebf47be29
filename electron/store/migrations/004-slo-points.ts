import type { Migration } from './migration.ts';

/**
 * What each SLO row read over time, a few numbers a moment: a chart of one row must not read whole results, which hold
 * every row with its words. One point per series and slice of five minutes, the newest.
 */
export const sloPoints: Migration = {
  version: 4,
  sql: `
    CREATE TABLE slo_series (
      key INTEGER PRIMARY KEY,
      row TEXT NOT NULL,
      window TEXT NOT NULL,
      UNIQUE (row, window)
    ) STRICT;
    CREATE TABLE slo_point (
      series INTEGER NOT NULL REFERENCES slo_series (key),
      slice_ms INTEGER NOT NULL,
      at_ms INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      estimate REAL,
      low REAL,
      high REAL,
      n REAL,
      coverage REAL,
      PRIMARY KEY (series, slice_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX slo_point_by_time ON slo_point (slice_ms);
  `,
};
