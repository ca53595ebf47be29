import type { Database } from 'better-sqlite3';
import { coveredGap } from './coverage.ts';
import { DROPS_THAT_PROVE, TRUST_WINDOW_MS } from './interleave.ts';

/** Attempts needed to know the usual gap: the newest five gaps. */
const RECENT_ATTEMPTS = 6;

interface Attempt {
  readonly atMs: number;
  readonly coveredMs: number;
}

/**
 * Attempts to scrape a replica, each with the time covered so far: the coverage of any window is the
 * difference at its two ends, as with the counters themselves.
 */
export function scrapesTable(database: Database) {
  const recent = database.prepare<[string, number], Attempt>(
    'SELECT at_ms AS atMs, covered_ms AS coveredMs FROM scrape WHERE replica = ? ORDER BY at_ms DESC LIMIT ?',
  );
  const newestOk = database.prepare<[string], { atMs: number }>(
    'SELECT at_ms AS atMs FROM scrape WHERE replica = ? AND succeeded = 1 ORDER BY at_ms DESC LIMIT 1',
  );
  const insert = database.prepare<[string, number, number, number]>(
    'INSERT INTO scrape (replica, at_ms, succeeded, covered_ms) VALUES (?, ?, ?, ?)',
  );
  const forgetAttempts = database.prepare<[string, number]>(
    'DELETE FROM scrape WHERE replica = ? AND at_ms >= ?',
  );
  const forgetSteps = database.prepare<[string, number]>(
    'DELETE FROM backward_step WHERE replica = ? AND at_ms >= ?',
  );
  const forgetSamples = database.prepare<[number, string]>(
    'DELETE FROM counter_sample WHERE at_ms >= ? AND counter IN (SELECT key FROM counter WHERE replica = ?)',
  );
  const insertStep = database.prepare<[string, number, string]>(
    'INSERT INTO backward_step (replica, at_ms, kind) VALUES (?, ?, ?)',
  );
  const addReplica = database.prepare<[string]>(
    'INSERT INTO replica (name) VALUES (?) ON CONFLICT DO NOTHING',
  );
  const replicas = database.prepare<[], { name: string }>('SELECT name FROM replica ORDER BY name');
  const attemptAt = database.prepare<[string, number], Attempt>(
    `SELECT at_ms AS atMs, covered_ms AS coveredMs FROM scrape WHERE replica = ? AND at_ms <= ?
     ORDER BY at_ms DESC LIMIT 1`,
  );
  const stepsIn = database.prepare<[string, number, number], { creation: number; value: number }>(
    // Drops a few at a time are restarts; `closing` is set on each that closes a run of enough of them in a trust window.
    `WITH step AS (
       SELECT kind, kind = 'value'
         AND at_ms - lag(at_ms, ${DROPS_THAT_PROVE - 1}) OVER (PARTITION BY kind ORDER BY at_ms) < ${TRUST_WINDOW_MS} AS closing
       FROM backward_step WHERE replica = ? AND at_ms > ? AND at_ms <= ?)
     SELECT count(*) FILTER (WHERE kind = 'creation') AS creation,
       CASE WHEN count(*) FILTER (WHERE closing) > 0
         THEN count(*) FILTER (WHERE closing) + ${DROPS_THAT_PROVE - 1} ELSE 0 END AS value
     FROM step`,
  );

  return {
    /**
     * Where a scrape belongs in time. One that arrives behind a newer scrape of the same replica (two consoles
     * share a file) is dropped: taken late, its lower values would look like a restart. One that lies further
     * back than the trust window means that the clock was set back: what it had written ahead gives way.
     */
    place(replica: string, atMs: number): 'next' | 'too late' {
      addReplica.run(replica);
      const newestMs = recent.get(replica, 1)?.atMs;
      if (newestMs === undefined || atMs > newestMs) return 'next';
      if (newestMs - atMs <= TRUST_WINDOW_MS) return 'too late';
      forgetAttempts.run(replica, atMs);
      forgetSteps.run(replica, atMs);
      forgetSamples.run(atMs, replica);
      return 'next';
    },
    newestOkMs: (replica: string): number | null => newestOk.get(replica)?.atMs ?? null,
    add(replica: string, atMs: number, succeeded: boolean): void {
      const attempts = recent.all(replica, RECENT_ATTEMPTS);
      const covered = succeeded
        ? coveredGap(
            atMs,
            attempts.map((attempt) => attempt.atMs),
          )
        : 0;
      insert.run(replica, atMs, succeeded ? 1 : 0, (attempts[0]?.coveredMs ?? 0) + covered);
    },
    addBackwardStep(replica: string, atMs: number, kind: 'creation' | 'value'): void {
      insertStep.run(replica, atMs, kind);
    },
    replicas: (): string[] => replicas.all().map((row) => row.name),
    /** The newest attempt at or before a moment, with the time covered until then. */
    attemptAt: (replica: string, atMs: number): Attempt | null => attemptAt.get(replica, atMs) ?? null,
    /** Scrapes in `(fromMs, toMs]` where a creation time went back, or a value without one as no restart explains. */
    stepsIn: (replica: string, fromMs: number, toMs: number) =>
      stepsIn.get(replica, fromMs, toMs) ?? { creation: 0, value: 0 },
  };
}

export type ScrapesTable = ReturnType<typeof scrapesTable>;
