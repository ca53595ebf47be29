import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sqliteStore } from './sqlite-store.ts';
import { auditEvent, auditQuery, job, jobQuery, logRows, request, requestQuery } from './testing/log-rows.ts';
import { temporaryStore } from './testing/temporary-store.ts';
import { THINNING_JOBS } from './thinning-jobs.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

/** Tables that grow for as long as the console runs. */
const HISTORY =
  /^SCAN (poll|version|reading|transition|scrape|counter_sample|backward_step|slo_result|acknowledgement|request|request_earlier|request_code|audit|job|job_earlier|gateway_traffic|log_extent|earlier|failed|later)( |$)/;
/** Asked once in the life of a file, to begin a thinning job. */
const ONCE = new Set(THINNING_JOBS.map((one) => one.oldestSql));

/** Statements that the work prepares, each with its plan. */
function plansOf(work: () => void): { readonly sql: string; readonly details: readonly string[] }[] {
  const prepare = vi.spyOn(kept.database, 'prepare');
  work();
  const statements = new Set(prepare.mock.calls.map(([sql]) => sql).filter((sql) => !ONCE.has(sql)));
  prepare.mockRestore();
  return [...statements].map((sql) => {
    const literal = sql.replaceAll(/[?]|@\w+/g, '1');
    const plan = kept.database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${literal}`).all();
    return { sql, details: plan.map(({ detail }) => detail) };
  });
}

const scansIn = (plans: ReturnType<typeof plansOf>) =>
  plans.flatMap(({ sql, details }) =>
    details.filter((detail) => HISTORY.test(detail)).map((detail) => ({ detail, sql })),
  );

test('no statement walks through a history table, so that no answer gets slower with its length', () => {
  const plans = plansOf(() => sqliteStore(kept.database));
  expect(plans.length).toBeGreaterThan(40);
  expect(scansIn(plans)).toEqual([]);
});

/** One example of every filter; a page asks for any of them together. */
const REQUEST_FILTERS = {
  poolId: 'p1',
  keyId: 'k1',
  upstreamId: 'u1',
  status: 'succeeded',
  statusClass: '2xx',
  code: 'upstream_5xx',
  model: 'example-model-a',
  routeClass: 'proxy_stream',
  text: 'example',
  retried: true,
} as const;
const AUDIT_FILTERS = {
  poolId: 'p1',
  action: 'api_key.revoke',
  targetType: 'api_key',
  actorId: 'o1',
  outcome: 'success',
} as const;
const JOB_FILTERS = { worker: 'TokenRefreshWorker', state: 'completed' } as const;

const each = (filters: object): object[] =>
  Object.entries(filters).map(([name, value]) => ({ [name]: value }));

test('no page of a log walks or sorts, whichever filters it has', () => {
  kept.store.recordRequests(
    logRows([request(1, 1_000, { errorCode: 'upstream_5xx', retryCount: 1 }), request(2, 1_000)], 2_000),
  );
  kept.store.recordAudits(logRows([auditEvent(1, 1_000), auditEvent(2, 1_000)], 2_000));
  kept.store.recordJobs({ jobs: [job(1, 1_000), job(2, 1_000)], observedAtMs: 2_000, openComplete: true });
  const plans = plansOf(() => {
    const { store } = kept;
    for (const asOfMs of [null, 3_000]) {
      for (const filter of [{}, ...each(REQUEST_FILTERS), REQUEST_FILTERS]) {
        store.requestPage(requestQuery({ ...filter, asOfMs, limit: 1 }));
        store.requestBuckets(requestQuery({ ...filter, asOfMs }), 0, 3_000);
      }
      for (const filter of [{}, ...each(AUDIT_FILTERS), AUDIT_FILTERS]) {
        store.auditPage(auditQuery({ ...filter, asOfMs, limit: 1 }));
      }
      for (const filter of [{}, ...each(JOB_FILTERS), JOB_FILTERS]) {
        store.jobPage(jobQuery({ ...filter, asOfMs, limit: 1 }));
      }
    }
  });
  expect(plans.length).toBeGreaterThan(40);
  expect(scansIn(plans)).toEqual([]);
  const sorting = plans.filter(({ details }) =>
    details.some((detail) => detail.startsWith('USE TEMP B-TREE')),
  );
  // A text's few keys are the only ones that are not read in the order of their index.
  expect(sorting.filter(({ sql }) => !sql.includes('json_each(@keys)'))).toEqual([]);
});
