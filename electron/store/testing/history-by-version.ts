import type { SqliteStore } from '../sqlite-store.ts';

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
];
