import type { SqliteStore } from '../sqlite-store.ts';
import { auditQuery, requestQuery } from './log-rows.ts';

/**
 * Data as each version of the file held it, in that version's own words, with what the newest store must still
 * say about it. A new migration adds the entry of its version; earlier entries are never changed.
 */
export interface VersionHistory {
  readonly version: number;
  readonly sql: string;
  /** Throws where something was lost. */
  check(store: SqliteStore): void;
}

function expectSame(what: string, actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`Migration changed ${what}.`);
}

export const HISTORY_BY_VERSION: readonly VersionHistory[] = [
  {
    version: 1,
    sql: `
      INSERT INTO poll (source, via, at_ms, duration_ms, outcome, detail)
        VALUES ('gateway', 'http', 1000, 20, 'ok', 'Alive and ready.');
      INSERT INTO tracked (key, kind, id) VALUES (1, 'gateway', 'gateway');
      INSERT INTO version (tracked, from_ms, until_ms, body)
        VALUES (1, 1000, NULL, '{"id":"gateway","alive":true,"ready":true}');
      INSERT INTO reading (tracked, at_ms, figures) VALUES (1, 1000, '[]');
      INSERT INTO transition (tracked_kind, subject_kind, subject_id, subject_label, field, from_value, to_value,
        at_ms, observed_ms, timing)
        VALUES ('gateway', 'gateway', 'gateway', 'gateway', 'health', NULL, 'ready', 1000, 1000, 'since at least');
      INSERT INTO replica (name) VALUES ('replica-1');
      INSERT INTO scrape (replica, at_ms, succeeded, covered_ms)
        VALUES ('replica-1', 0, 1, 0), ('replica-1', 60000, 1, 60000);
      INSERT INTO counter (key, replica, name, labels, raw_value, created_ms, cumulative, seen_ms)
        VALUES (1, 'replica-1', 'codex_api_requests_total', '[["status","200"]]', 12, NULL, 7, 60000);
      INSERT INTO counter_sample (counter, at_ms, cumulative) VALUES (1, 0, 0), (1, 60000, 7);
      INSERT INTO lane_clock (id, active_at_ms, fired_at_ms, last_evaluated_ms)
        VALUES ('slow.renders', 1000, NULL, 2000);
      INSERT INTO draft_version (id, updated_ms, created_ms, masked_text, signal_ids)
        VALUES ('d1', 2000, 1000, 'Status: watch', '["a"]');
      INSERT INTO setting (key, value) VALUES ('k', 'v');
    `,
    check(store) {
      const picture = store.picture(2_000);
      expectSame('the gateway', picture.gateway, { id: 'gateway', alive: true, ready: true });
      expectSame('the polls', picture.polls[0]?.lastOkMs, 1_000);
      expectSame('the transitions', store.transitions(0, 2_000).length, 1);
      const window = store.increases([60_000], 60_000).windows.get(60_000);
      expectSame('the counters', [window?.series[0]?.increase, window?.coverage], [7, 1]);
      expectSame('the lane clocks', store.laneClocks()[0]?.activeAtMs, 1_000);
      expectSame('the drafts', store.drafts(2_000)[0]?.maskedText, 'Status: watch');
      expectSame('the settings', store.setting('k'), 'v');
    },
  },
  {
    version: 2,
    sql: `
      INSERT INTO draft_version (id, updated_ms, created_ms, masked_text, signal_ids, as_of_ms, thread_id, previous_id)
        VALUES ('d2', 2000, 1000, 'Status: info', '["a"]', 1500, 'd1', 'd1');
    `,
    check(store) {
      const [draft] = store.drafts(2_000);
      expectSame(
        'the threads',
        [draft?.asOfMs, draft?.threadId, draft?.previousDraftId],
        [1_500, 'd1', 'd1'],
      );
    },
  },
  {
    version: 3,
    sql: `
      INSERT INTO word (key, text) VALUES (1, 'p1'), (2, 'example-p1'), (3, 'example-model'), (4, '/v1/responses'),
        (5, 'http_sse'), (6, 'in_progress'), (7, 'usage_pending'), (8, 'unavailable'), (9, 'succeeded'),
        (10, 'usage_known'), (11, 'priced'), (12, 'user'), (13, 'pool.update'), (14, 'pool'), (15, 'success'),
        (16, 'completed'), (17, 'default'), (18, 'ExampleWorker');
      INSERT INTO request (key, id, known_ms, pool, pool_label, model, endpoint, transport, status, usage_status,
        retry_count, cost_status, cost_micro_usd)
        VALUES (1024000, x'00000000000040008000000000000001', 3000, 1, 2, 3, 4, 5, 9, 10, 0, 11, 25);
      INSERT INTO request_earlier (version, key, known_ms, until_ms, pool, pool_label, model, endpoint, transport,
        status, usage_status, retry_count, cost_status)
        VALUES (1, 1024000, 2000, 3000, 1, 2, 3, 4, 5, 6, 7, 0, 8);
      INSERT INTO request_label (label, id) VALUES (2, 1);
      INSERT INTO request_id_text_row (row, request) VALUES (1, 1024000);
      INSERT INTO request_id_text (rowid, ids) VALUES (1, '00000000-0000-4000-8000-000000000001');
      INSERT INTO audit (key, id, known_ms, actor_type, action, target_type, outcome)
        VALUES (1024000, 'a1', 2000, 12, 13, 14, 15);
      INSERT INTO job (key, id, known_ms, state, queue, worker, attempt, max_attempts, priority, completed_ms, target_ref)
        VALUES (1024000, 7, 2000, 16, 17, 18, 1, 3, 0, 1500, 'abc');
      INSERT INTO gateway_traffic (at_ms, body)
        VALUES (2000, '{"atMs":2000,"windows":[],"saturation":[],"interleaved":false,"exposure":"open"}');
      INSERT INTO log_extent (log, at_ms, rows, oldest_ms, newest_ms)
        VALUES ('requests', 2000, 1, 1000, 1000), ('audit', 2000, 1, 1000, 1000), ('jobs', 2000, 0, NULL, NULL);
      INSERT INTO log_span (log, from_ms, to_ms, known_ms, live) VALUES ('requests', 0, 1500, 2000, 1);
      INSERT INTO log_gap (log, from_ms, to_ms, estimated_rows, noticed_ms) VALUES ('requests', 1600, 1700, 9, 2000);
      INSERT INTO log_backfill (log, from_ms, to_ms, cursor_ms, state, rows_read, started_ms)
        VALUES ('requests', 0, 1500, 700, 'paused', 40, 1900);
    `,
    check(store) {
      const id = '00000000-0000-4000-8000-000000000001';
      expectSame('the requests', store.request(id)?.costMicroUsd, 25);
      const then = requestQuery({ asOfMs: 2_500, text: '4000-8000' });
      expectSame('earlier readings', store.requestPage(then).rows[0]?.status, 'in_progress');
      expectSame('the search', store.requestPage({ ...then, asOfMs: null }).rows[0]?.id, id);
      expectSame('the labels', store.requestPage(requestQuery({ text: 'EXAMPLE-p1' })).rows.length, 1);
      expectSame('the audit log', store.auditPage(auditQuery()).rows[0]?.id, 'a1');
      const completed = [{ worker: 'ExampleWorker', atMs: 1_500 }];
      expectSame('the jobs', store.jobFacts(2_500)?.lastCompleted, completed);
      expectSame('the traffic', store.traffic(2_500)?.exposure, 'open');
      const [requests] = store.logCoverage(2_500);
      expectSame('the coverage', requests?.spans, [{ fromMs: 0, toMs: 1_500 }]);
      expectSame('the gaps', requests?.gaps[0]?.estimatedRows, 9);
      expectSame('the back-fill', requests?.backfill?.cursorMs, 700);
    },
  },
  {
    version: 4,
    sql: `
      INSERT INTO slo_series (key, row, window) VALUES (1, 'latency.renders.p95', '1h');
      INSERT INTO slo_point (series, slice_ms, at_ms, verdict, estimate, low, high, n, coverage)
        VALUES (1, 0, 1000, 'undecided', 0.04, 0.025, NULL, 12, 0.5);
    `,
    check(store) {
      const [point] = store.sloPoints('latency.renders.p95', '1h', 0, 2_000);
      expectSame('the SLO points', point, {
        atMs: 1_000,
        verdict: 'undecided',
        estimate: 0.04,
        interval: { low: 0.025, high: null },
        n: 12,
        coverage: 0.5,
      });
    },
  },
  {
    version: 5,
    // The hash is that of the draft's text.
    sql: `
      INSERT INTO draft_version (id, updated_ms, created_ms, masked_text, signal_ids, as_of_ms, thread_id, previous_id)
        VALUES ('d5', 2000, 1000, 'Status: degraded', '["a"]', 1500, 'd5', NULL);
      INSERT INTO release (at_ms, medium, text_hash, policy_version, known_values_id, confirmed_warnings, draft_hash)
        VALUES (2500, 'file', 'a', '1', 'b', 1, 'b7a1d39bd9a206b0c4458b9d214244839721122cc00a5efad26f4c9a188d8838');
    `,
    check(store) {
      const [release] = store.draftReleases(3_000);
      expectSame('the releases', [release?.draftId, release?.atMs, release?.medium], ['d5', 2_500, 'file']);
    },
  },
];
