import type { LogKind } from '../../../shared/metadata/log-coverage.ts';

/** Rows of a full page of either log (pooler-contract 10.1). */
export const PAGE_ROWS = 50;

/**
 * How far below the newest known row each round looks again, ms: several web nodes do not agree on the time to the
 * second, and a row shows only once its transaction is over.
 */
export const OVERLAP_MS = 60_000;

/** Rows this young, by the newest row's time, may still be on their way into the table: not claimed as read, ms. */
export const SETTLE_MS = 5_000;

/**
 * Calls of one round of the request log, of which pages of new rows take three at most. Six rounds a minute beside
 * everything else stay inside 60 calls (pooler-contract 13.5), and follow 15 requests a second.
 */
export const CALLS_PER_ROUND = 4;
export const NEW_PAGES_PER_ROUND = 3;

/** The very first round of a log reaches as far back as this. */
export const FIRST_SPAN_MS: Readonly<Record<LogKind, number>> = {
  requests: 60 * 60_000,
  audit: 7 * 24 * 60 * 60_000,
};
/** Pages of the first round after a start: there is most to catch up on, and all lists want their calls too. */
export const FIRST_PAGES: Readonly<Record<LogKind, number>> = { requests: 12, audit: 4 };

/** Pause after a back-fill stopped by itself, ms: what stopped it has passed or will stop it again. */
export const COOL_DOWN_MS = 60_000;
