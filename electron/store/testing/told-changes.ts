import type { SqliteStore } from '../sqlite-store.ts';

/** Every transition the store tells of in a span, each in one row: subject, field, from, to, when and how sure. */
export function toldChanges(
  store: SqliteStore,
  asOfMs = Number.MAX_SAFE_INTEGER,
  sinceMs = 0,
): readonly (readonly unknown[])[] {
  return store
    .transitions(sinceMs, asOfMs)
    .map(({ subject, field, from, to, atMs, timing }) => [
      `${subject.kind}:${subject.label}`,
      field,
      from,
      to,
      atMs,
      timing,
    ]);
}
