import type { Database } from 'better-sqlite3';
import { type ReleaseRecord, releaseRecordSchema } from '../../shared/incident/draft.ts';

/** What left through the gate: its hash and the policy it passed, never the text. */
export function releasesTable(database: Database) {
  const insert = database.prepare<ReleaseRecord>(
    `INSERT INTO release (at_ms, medium, text_hash, policy_version, known_values_id, confirmed_warnings)
     VALUES (@atMs, @medium, @textHash, @policyVersion, @knownValuesId, @confirmedWarnings)`,
  );
  return {
    add(release: ReleaseRecord): void {
      insert.run(releaseRecordSchema.parse(release));
    },
  };
}
