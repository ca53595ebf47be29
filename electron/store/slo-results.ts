import type { Database } from 'better-sqlite3';
import { type SloResult, sloResultSchema } from '../../shared/slo/result.ts';

/** The history keeps one result per this time, ms, and every one whose verdicts changed. */
const HISTORY_STEP_MS = 5 * 60_000;

interface Kept {
  readonly atMs: number;
  readonly verdicts: string;
}

/** What decides whether two results say the same: verdicts of rows and states of lanes. */
function verdictsOf(result: SloResult): string {
  return JSON.stringify([
    result.rows.map((row) => [row.id, row.verdict]),
    result.lanes.map((lane) => [lane.id, lane.state]),
  ]);
}

/** Results of SLO evaluations: the newest always, the history thinned as it is written. */
export function sloResultsTable(database: Database) {
  const newestTwo = database.prepare<[number], Kept>(
    'SELECT at_ms AS atMs, verdicts FROM slo_result WHERE at_ms < ? ORDER BY at_ms DESC LIMIT 2',
  );
  const remove = database.prepare<[number]>('DELETE FROM slo_result WHERE at_ms = ?');
  const removeAfter = database.prepare<[number]>('DELETE FROM slo_result WHERE at_ms >= ?');
  const insert = database.prepare<[number, string, string]>(
    'INSERT INTO slo_result (at_ms, verdicts, body) VALUES (?, ?, ?)',
  );
  const at = database.prepare<[number], { atMs: number; body: string }>(
    'SELECT at_ms AS atMs, body FROM slo_result WHERE at_ms <= ? ORDER BY at_ms DESC LIMIT 1',
  );
  return {
    take(result: SloResult, atMs: number): void {
      const body = JSON.stringify(sloResultSchema.parse(result));
      // Results from ahead of a clock that was set back would hide this one.
      removeAfter.run(atMs);
      const [newest, before] = newestTwo.all(atMs);
      const saidBefore = newest !== undefined && before !== undefined && newest.verdicts === before.verdicts;
      if (saidBefore && newest.atMs - before.atMs < HISTORY_STEP_MS) remove.run(newest.atMs);
      insert.run(atMs, verdictsOf(result), body);
    },
    at(asOfMs: number): { atMs: number; result: SloResult } | null {
      const row = at.get(asOfMs);
      return row === undefined
        ? null
        : { atMs: row.atMs, result: sloResultSchema.parse(JSON.parse(row.body)) };
    },
  };
}
