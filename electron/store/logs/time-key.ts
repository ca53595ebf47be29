/**
 * The key of a row in a history: its own time in milliseconds times 1024, plus a number that tells rows of the same
 * millisecond apart. Keys are safe integers until the year 2248.
 */
export const KEYS_PER_MS = 1024;
const LATEST_MS = Math.floor(Number.MAX_SAFE_INTEGER / KEYS_PER_MS) - 1;

/** The first key a row of this moment can have; moments no key can hold are moved to the nearest one that can. */
export function firstKeyAt(atMs: number): number {
  return Math.min(Math.max(Math.floor(atMs), 0), LATEST_MS) * KEYS_PER_MS;
}

/** The last key a row of this moment can have. */
export function lastKeyAt(atMs: number): number {
  return firstKeyAt(atMs) + KEYS_PER_MS - 1;
}

/** The moment of a row, Unix ms. */
export function timeOfKey(key: number): number {
  return Math.floor(key / KEYS_PER_MS);
}
