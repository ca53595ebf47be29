import type { Database } from 'better-sqlite3';
import type { LaneClock } from '../../shared/slo/result.ts';

/** The clock of each lane as the last evaluation left it: hold times survive a restart (slo-contract 8.6). */
export function laneClocksTable(database: Database) {
  const write = database.prepare<LaneClock>(
    `INSERT INTO lane_clock (id, active_at_ms, fired_at_ms, last_evaluated_ms)
     VALUES (@id, @activeAtMs, @firedAtMs, @lastEvaluatedMs)
     ON CONFLICT (id) DO UPDATE SET active_at_ms = excluded.active_at_ms, fired_at_ms = excluded.fired_at_ms,
       last_evaluated_ms = excluded.last_evaluated_ms`,
  );
  const all = database.prepare<[], LaneClock>(
    `SELECT id, active_at_ms AS activeAtMs, fired_at_ms AS firedAtMs, last_evaluated_ms AS lastEvaluatedMs
     FROM lane_clock ORDER BY id`,
  );
  return {
    take(clocks: readonly LaneClock[]): void {
      for (const clock of clocks) write.run(clock);
    },
    all: (): LaneClock[] => all.all(),
  };
}
