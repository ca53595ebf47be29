import { expect, it } from 'vitest';
import type { DraftRecord, DraftRelease } from '../../../shared/incident/draft.ts';
import { releaseWords } from './release-words.ts';

const NOW_MS = 1_000_000;
const DRAFT: DraftRecord = {
  id: 'd1',
  createdAtMs: 0,
  updatedAtMs: 500_000,
  maskedText: '',
  signalIds: [],
  asOfMs: 0,
  threadId: 'd1',
  previousDraftId: null,
};
const RELEASE: DraftRelease = {
  draftId: 'd1',
  versionMs: 500_000,
  atMs: NOW_MS - 180_000,
  medium: 'copy',
  confirmedWarnings: 0,
};

it.each([
  ['when and how it left', {}, 'released 3 min ago: copied'],
  [
    'that warnings were confirmed for it',
    { medium: 'file', confirmedWarnings: 2 },
    'released 3 min ago: saved as a file, 2 warnings confirmed',
  ],
  ['one warning as one', { confirmedWarnings: 1 }, 'released 3 min ago: copied, 1 warning confirmed'],
  ['that the text was changed since', { versionMs: 1 }, 'an earlier version was released 3 min ago: copied'],
] as const)('tells %s', (_what, change, words) => {
  expect(releaseWords(DRAFT, [{ ...RELEASE, ...change }], NOW_MS)).toBe(words);
});

it('tells of the newest release of this draft alone', () => {
  const releases = [
    { ...RELEASE, draftId: 'd2', atMs: NOW_MS },
    { ...RELEASE, medium: 'file' as const },
    { ...RELEASE, atMs: 0 },
  ];
  expect(releaseWords(DRAFT, releases, NOW_MS)).toBe('released 3 min ago: saved as a file');
});

it('says nothing of a draft that never left', () => {
  expect(releaseWords(DRAFT, [], NOW_MS)).toBeNull();
});
