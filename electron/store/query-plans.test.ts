import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sqliteStore } from './sqlite-store.ts';
import { temporaryStore } from './testing/temporary-store.ts';
import { THINNING_JOBS } from './thinning-jobs.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

/** Tables that grow for as long as the console runs. */
const HISTORY =
  /^SCAN (poll|version|reading|transition|scrape|counter_sample|backward_step|slo_result|slo_point|acknowledgement)( |$)/;
/** Asked once in the life of a file, to begin a thinning job. */
const ONCE = new Set(THINNING_JOBS.map((job) => job.oldestSql));

test('no statement walks through a history table, so that no answer gets slower with its length', () => {
  const prepare = vi.spyOn(kept.database, 'prepare');
  sqliteStore(kept.database);
  const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => !ONCE.has(sql));
  prepare.mockRestore();
  expect(statements.length).toBeGreaterThan(40);
  const scans = statements.flatMap((sql) => {
    const literal = sql.replaceAll(/[?]|@\w+/g, '1');
    const plan = kept.database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${literal}`).all();
    return plan.filter(({ detail }) => HISTORY.test(detail)).map(({ detail }) => ({ detail, sql }));
  });
  expect(scans).toEqual([]);
});
