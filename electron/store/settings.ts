import type { Database } from 'better-sqlite3';

/** Small persisted choices and facts by key; the newest value counts. */
export function settingsTable(database: Database) {
  const read = database.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?');
  const write = database.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    setting: (key: string): string | null => read.get(key)?.value ?? null,
    setSetting: (key: string, value: string): void => {
      write.run(key, value);
    },
  };
}
