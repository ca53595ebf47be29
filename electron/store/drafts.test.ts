import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DraftRecord } from '../../shared/incident/draft.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const draft = (id: string, updatedAtMs: number, change: Partial<DraftRecord> = {}): DraftRecord => ({
  id,
  createdAtMs: 1_000,
  updatedAtMs,
  maskedText: `Status: watch (${updatedAtMs})`,
  signalIds: ['a', 'b'],
  asOfMs: 900,
  threadId: id,
  previousDraftId: null,
  ...change,
});

describe('drafts', () => {
  test('come newest first, each as it was last saved', () => {
    kept.store.saveDraft(draft('d1', 1_000));
    kept.store.saveDraft(draft('d2', 2_000));
    kept.store.saveDraft(draft('d1', 3_000));
    expect(kept.store.drafts(5_000)).toEqual([draft('d1', 3_000), draft('d2', 2_000)]);
  });

  test('have the text of the moment asked for', () => {
    kept.store.saveDraft(draft('d1', 1_000));
    kept.store.saveDraft(draft('d1', 3_000, { signalIds: [] }));
    expect(kept.store.drafts(999)).toEqual([]);
    expect(kept.store.drafts(2_999)).toEqual([draft('d1', 1_000)]);
    expect(kept.store.drafts(3_000)).toEqual([draft('d1', 3_000, { signalIds: [] })]);
  });

  test('keep the thread they belong to', () => {
    const update = draft('d2', 2_000, { threadId: 'd1', previousDraftId: 'd1', asOfMs: 1_900 });
    kept.store.saveDraft(update);
    expect(kept.store.drafts(2_000)).toEqual([update]);
  });

  test('saved twice in one moment keep the later text', () => {
    kept.store.saveDraft(draft('d1', 1_000));
    kept.store.saveDraft(draft('d1', 1_000, { maskedText: 'Status: info' }));
    expect(kept.store.drafts(1_000).map((one) => one.maskedText)).toEqual(['Status: info']);
  });
});

describe('a deleted draft', () => {
  /** The file and its journals, bytes as they are. */
  const everyByte = () =>
    ['', '-wal', '-shm']
      .map((suffix) => kept.path + suffix)
      .filter(existsSync)
      .map((path) => readFileSync(path, 'latin1'))
      .join('\n');
  const word = (number: number) => `lantern${number}-`;

  /** As many drafts as split their pages often, each with words of its own. */
  function keepMany(): string[] {
    return Array.from({ length: 300 }, (_, number) => {
      // In no order, as ids are.
      const id = createHash('sha256').update(`${number}`).digest('hex');
      for (let version = 0; version < 3; version += 1) {
        const maskedText = word(number).repeat(3 + ((number * 37 + version * 11) % 60));
        kept.store.saveDraft(draft(id, 1_000 + version, { maskedText }));
      }
      return id;
    });
  }

  test('goes with all its saved states, which are handed back, and leaves the others', () => {
    kept.store.saveDraft(draft('d1', 1_000));
    kept.store.saveDraft(draft('d2', 2_000, { threadId: 'd1', previousDraftId: 'd1' }));
    kept.store.saveDraft(draft('d1', 3_000));
    expect(kept.store.deleteDraft('d1')).toEqual([draft('d1', 1_000), draft('d1', 3_000)]);
    const update = draft('d2', 2_000, { threadId: 'd1', previousDraftId: 'd1' });
    expect([kept.store.drafts(1_500), kept.store.drafts(5_000)]).toEqual([[], [update]]);
  });

  test('is back as it was, at every moment, when it is restored', () => {
    kept.store.saveDraft(draft('d1', 1_000, { threadId: 'd0', previousDraftId: 'd0' }));
    kept.store.saveDraft(draft('d1', 3_000, { signalIds: [] }));
    const before = [kept.store.drafts(2_000), kept.store.drafts(5_000)];
    kept.store.restoreDraft(kept.store.deleteDraft('d1'));
    expect([kept.store.drafts(2_000), kept.store.drafts(5_000)]).toEqual(before);
  });

  test('that is not kept is nothing to delete', () => {
    kept.store.saveDraft(draft('d1', 1_000));
    expect(kept.store.deleteDraft('d2')).toEqual([]);
    expect(kept.store.drafts(5_000)).toHaveLength(1);
  });

  test('is brought back whole or not at all', () => {
    const [first, bad] = [draft('d1', 1_000), { ...draft('d1', 2_000), text: 'sentinel' }];
    expect(() => kept.store.restoreDraft([first, bad])).toThrow();
    expect(kept.store.drafts(5_000)).toEqual([]);
  });

  test('leaves its release, and finds it again when it is restored', () => {
    kept.store.saveDraft(draft('d1', 1_000));
    const draftHash = createHash('sha256').update('Status: watch (1000)').digest('hex');
    const policy = { policyVersion: '1', knownValuesId: 'k1', confirmedWarnings: 0 };
    kept.store.recordRelease({ atMs: 2_000, medium: 'copy', textHash: draftHash, draftHash, ...policy });
    const before = kept.store.draftReleases(5_000);
    const versions = kept.store.deleteDraft('d1');
    expect(kept.store.draftReleases(5_000)).toEqual([]);
    expect(kept.database.prepare('SELECT count(*) AS n FROM release').get()).toEqual({ n: 1 });
    kept.store.restoreDraft(versions);
    expect(before).toHaveLength(1);
    expect(kept.store.draftReleases(5_000)).toEqual(before);
  });

  test('is in no byte of the files, however its pages had been split', () => {
    const ids = keepMany();
    expect(everyByte()).toContain(word(0));
    const even = ids.filter((_, number) => number % 2 === 0);
    for (const id of even) kept.store.deleteDraft(id);
    const bytes = everyByte();
    const found = ids.map((_, number) => number).filter((number) => bytes.includes(word(number)));
    expect(found).toEqual(ids.map((_, number) => number).filter((number) => number % 2 === 1));
  });

  test('is in no byte of the files once nobody reads them any more', () => {
    kept.store.saveDraft(draft('d1', 1_000, { maskedText: word(1) }));
    const reader = new Database(kept.path, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM draft_version').get();
    expect(kept.store.deleteDraft('d1')).toHaveLength(1);
    expect(everyByte()).toContain(word(1));
    reader.exec('COMMIT');
    reader.close();
    kept.store.recordEvaluation({ atMs: 2_000, signals: [], laneClocks: [], slo: null });
    expect(everyByte()).not.toContain(word(1));
  });
});

describe('a release', () => {
  const release = {
    atMs: 1_000,
    medium: 'copy',
    textHash: 'a'.repeat(64),
    policyVersion: '1',
    knownValuesId: 'k1',
    confirmedWarnings: 2,
  } as const;
  const rows = () => kept.database.prepare('SELECT text_hash, medium, confirmed_warnings FROM release').all();

  test('is remembered by its hash', () => {
    kept.store.recordRelease(release);
    expect(rows()).toEqual([{ text_hash: 'a'.repeat(64), medium: 'copy', confirmed_warnings: 2 }]);
  });

  test('is refused when it brings its text along', () => {
    const withText = { ...release, text: 'sentinel' };
    expect(() => kept.store.recordRelease(withText)).toThrow();
    expect(rows()).toEqual([]);
  });
});

describe('a release of a draft', () => {
  const draftHash = (text: string) => createHash('sha256').update(text).digest('hex');
  const release = (atMs: number, text: string) =>
    kept.store.recordRelease({
      atMs,
      medium: 'file',
      textHash: 'a'.repeat(64),
      policyVersion: '1',
      knownValuesId: 'k1',
      confirmedWarnings: 1,
      draftHash: draftHash(text),
    });
  const left = { draftId: 'd1', versionMs: 1_000, medium: 'file', confirmedWarnings: 1 };

  test('is found with the version whose text it was, newest first', () => {
    kept.store.saveDraft(draft('d1', 1_000, { maskedText: 'Status: watch' }));
    kept.store.saveDraft(draft('d1', 2_000, { maskedText: 'Status: info' }));
    release(1_500, 'Status: watch');
    release(1_700, 'Status: watch');
    release(1_800, 'Status: degraded');
    expect(kept.store.draftReleases(5_000)).toEqual([
      { ...left, atMs: 1_700 },
      { ...left, atMs: 1_500 },
    ]);
  });

  test('is not known of before it was', () => {
    kept.store.saveDraft(draft('d1', 1_000, { maskedText: 'Status: watch' }));
    release(1_500, 'Status: watch');
    expect(kept.store.draftReleases(1_400)).toEqual([]);
  });
});

describe('settings', () => {
  test('are null until set, and keep the newest value', () => {
    expect(kept.store.setting('demo-history-until')).toBeNull();
    kept.store.setSetting('demo-history-until', '1');
    kept.store.setSetting('demo-history-until', '2');
    expect(kept.store.setting('demo-history-until')).toBe('2');
    expect(kept.store.setting('other')).toBeNull();
  });
});
