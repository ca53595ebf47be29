import type { Database } from 'better-sqlite3';

/** Numbers the words of one transaction; see `wordsTable`. */
export type WordNumbers = (word: string) => number;

/**
 * Every word that repeats in the histories (ids, labels, models, codes, states), once and with a number. Words are
 * only ever added.
 */
export function wordsTable(database: Database) {
  const find = database.prepare<[string], { key: number }>('SELECT key FROM word WHERE text = ?');
  const add = database.prepare<[string]>('INSERT INTO word (text) VALUES (?)');
  const all = database.prepare<[], { key: number; text: string }>('SELECT key, text FROM word');

  const textOf = database.prepare<[number], { text: string }>('SELECT text FROM word WHERE key = ?');

  return {
    /** The words of many numbers, each read once; a reader for one answer. */
    texts(): (number: number) => string {
      const known = new Map<number, string>();
      return (number) => {
        const text = known.get(number) ?? textOf.get(number)?.text ?? '';
        known.set(number, text);
        return text;
      };
    },
    /** Numbers for one write transaction: remembered no longer, because a transaction that fails takes its words back. */
    numbers(): WordNumbers {
      const known = new Map<string, number>();
      return (word) => {
        const number = known.get(word) ?? find.get(word)?.key ?? Number(add.run(word).lastInsertRowid);
        known.set(word, number);
        return number;
      };
    },
    /** Null for a word no row has. */
    find: (word: string): number | null => find.get(word)?.key ?? null,
    /** Numbers of the words that fulfil the condition. */
    where(holds: (word: string) => boolean): number[] {
      const numbers: number[] = [];
      for (const { key, text } of all.iterate()) if (holds(text)) numbers.push(key);
      return numbers;
    },
  };
}

export type WordsTable = ReturnType<typeof wordsTable>;
