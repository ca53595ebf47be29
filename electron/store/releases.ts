import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type DraftRelease, type ReleaseRecord, releaseRecordSchema } from '../../shared/incident/draft.ts';

/** So many versions of drafts are looked at, the newest. */
const MOST_VERSIONS = 1_000;

interface Version {
  readonly draftId: string;
  readonly versionMs: number;
  readonly maskedText: string;
}

/** What left through the gate: its hash and the policy it passed, never the text. */
export function releasesTable(database: Database) {
  const insert = database.prepare<Omit<ReleaseRecord, 'draftHash'> & { readonly draftHash: string | null }>(
    `INSERT INTO release (at_ms, medium, text_hash, policy_version, known_values_id, confirmed_warnings, draft_hash)
     VALUES (@atMs, @medium, @textHash, @policyVersion, @knownValuesId, @confirmedWarnings, @draftHash)`,
  );
  const versions = database.prepare<[number, number], Version>(
    `SELECT id AS draftId, updated_ms AS versionMs, masked_text AS maskedText
     FROM draft_version WHERE updated_ms <= ? ORDER BY updated_ms DESC LIMIT ?`,
  );
  const releasesOf = database.prepare<
    [string, number],
    Pick<DraftRelease, 'atMs' | 'medium' | 'confirmedWarnings'>
  >(
    `SELECT at_ms AS atMs, medium, confirmed_warnings AS confirmedWarnings
     FROM release WHERE draft_hash = ? AND at_ms <= ?`,
  );
  return {
    add(release: ReleaseRecord): void {
      const { draftHash = null, ...rest } = releaseRecordSchema.parse(release);
      insert.run({ ...rest, draftHash });
    },
    /** When and how kept drafts were released by `asOfMs` (Unix ms), newest first. */
    ofDrafts: (asOfMs: number): DraftRelease[] =>
      versions
        .all(asOfMs, MOST_VERSIONS)
        .flatMap(({ draftId, versionMs, maskedText }) => {
          const hash = createHash('sha256').update(maskedText).digest('hex');
          return releasesOf.all(hash, asOfMs).map((release) => ({ draftId, versionMs, ...release }));
        })
        .sort((a, b) => b.atMs - a.atMs),
  };
}
