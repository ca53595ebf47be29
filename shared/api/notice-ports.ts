import type { NoticesFrom, ReleasedNotice } from '../notifications/notice.ts';

/** The latest notices of this process, and the choice of the active connection. */
export interface NoticeFeed {
  /** Oldest first; at most as many as the process remembers. */
  readonly notices: readonly ReleasedNotice[];
  readonly from: NoticesFrom;
  /** How many sentences the gate has held back since the connection's store began. */
  readonly heldBack: number;
}

/** Notifications as the page sees them. */
export interface NoticePorts {
  noticeFeed(): Promise<NoticeFeed>;
  /** Keeps the choice with the active connection. */
  setNoticesFrom(from: NoticesFrom): Promise<void>;
}
