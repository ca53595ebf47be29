import type { ReleasedNotice } from '../../shared/notifications/notice.ts';

/** After a long absence only the latest are worth interrupting for: the others stand on Now. */
const MOST_AT_ONCE = 3;

/** The notices to show to a page that has seen everything up to `seen`; none to one that has just been opened (null). */
export function newNotices(
  notices: readonly ReleasedNotice[],
  seen: number | null,
): readonly ReleasedNotice[] {
  if (seen === null) return [];
  return notices.filter(({ id }) => id > seen).slice(-MOST_AT_ONCE);
}

/** The id of the latest, 0 without any. */
export function latestId(notices: readonly ReleasedNotice[]): number {
  return Math.max(0, ...notices.map(({ id }) => id));
}
