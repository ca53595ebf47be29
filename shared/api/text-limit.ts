/** UTF-16 units a text to check or keep may have: longer than any five lines. A longer one is refused, never cut. */
export const TEXT_LIMIT = 64 * 1024;
