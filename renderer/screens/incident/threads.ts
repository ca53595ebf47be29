import type { DraftRecord } from '../../../shared/incident/draft.ts';

/** An incident's updates, the newest first. */
export interface Thread {
  readonly id: string;
  readonly newest: DraftRecord;
  readonly earlier: readonly DraftRecord[];
}

/** Kept drafts by thread: the thread written in last comes first, and so does its newest update. */
export function threadsOf(drafts: readonly DraftRecord[]): Thread[] {
  const byThread = Map.groupBy(
    drafts.toSorted((a, b) => b.createdAtMs - a.createdAtMs),
    ({ threadId }) => threadId,
  );
  const threads = [...byThread].flatMap(([id, [newest, ...earlier]]) =>
    newest === undefined ? [] : [{ id, newest, earlier }],
  );
  const writtenMs = ({ newest, earlier }: Thread) =>
    Math.max(...[newest, ...earlier].map(({ updatedAtMs }) => updatedAtMs));
  return threads.sort((a, b) => writtenMs(b) - writtenMs(a));
}

/** One of the thread's updates has all these words, in whatever case. */
export function holds({ newest, earlier }: Thread, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/);
  return [newest, ...earlier].some(({ maskedText }) => {
    const text = maskedText.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
