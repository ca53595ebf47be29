import { createHash } from 'node:crypto';
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
