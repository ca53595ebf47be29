import type { Database } from 'better-sqlite3';
import { idTextSql } from './compact-id.ts';
import { type Condition, type KeyRange, NEVER, plain } from './condition.ts';
import type { RequestIds } from './request-ids.ts';
import { SHORTEST_ID_PART } from './request-match.ts';
import { COUNTED_ROWS } from './walk.ts';
import type { WordsTable } from './words.ts';

const IN_WORDS = 'IN (SELECT value FROM json_each(@words))';
const IN_RANGE = 'BETWEEN @fromKey AND @toKey';

/** Rows that hold one of the words in an indexed column. */
const byColumn = (column: string): string =>
  `SELECT key FROM request INDEXED BY request_by_${column} WHERE ${column} ${IN_WORDS} AND key ${IN_RANGE}`;
/** Rows that hold one of the words as the label of something: found by the ids that have had this label. */
const byLabel = (id: string, label: string): string =>
  `SELECT request.key AS key FROM request_label CROSS JOIN request INDEXED BY request_by_${id}
     ON request.${id} = request_label.id AND request.${label} = request_label.label
   WHERE request_label.label ${IN_WORDS} AND request.key ${IN_RANGE}`;

/**
 * Search in the texts of the request log. Labels, models, endpoints and codes repeat, so their few words are searched
 * and then the rows by index; ids do not and have an index of their own.
 */
export function requestText(database: Database, words: WordsTable, ids: RequestIds) {
  const byWords = database.prepare<{ words: string; fromKey: number; toKey: number }, { key: number }>(
    [
      byColumn('model'),
      byColumn('endpoint'),
      `SELECT request AS key FROM request_code WHERE code ${IN_WORDS} AND request ${IN_RANGE}`,
      byLabel('pool', 'pool_label'),
      byLabel('api_key', 'key_label'),
      byLabel('upstream', 'upstream_label'),
    ].join(' UNION ALL '),
  );

  /** Keys in the range that hold the words or the text, each once. */
  function* keysWith(wordList: string, needle: string, { fromKey, toKey }: KeyRange): Generator<number> {
    for (const { key } of byWords.iterate({ words: wordList, fromKey, toKey })) yield key;
    for (const key of ids.keysWith(needle)) if (key >= fromKey && key <= toKey) yield key;
  }

  return (text: string, range: KeyRange): Condition => {
    const needle = text.toLowerCase();
    const wordList = JSON.stringify(words.where((word) => word.toLowerCase().includes(needle)));
    const keys = new Set<number>();
    for (const key of keysWith(wordList, needle, range)) {
      keys.add(key);
      if (keys.size > COUNTED_ROWS) return common(wordList, needle);
    }
    return keys.size === 0 ? NEVER : rare([...keys]);
  };
}

export type RequestText = ReturnType<typeof requestText>;

/** So many rows that a walk through time soon finds a page of them. */
function common(wordList: string, needle: string): Condition {
  const columns = ['pool_label', 'key_label', 'upstream_label', 'model', 'endpoint'];
  const inColumns = columns.map((column) => `request.${column} ${IN_WORDS}`);
  const inCodes = `EXISTS (SELECT 1 FROM request_code WHERE request = request.key AND code ${IN_WORDS})`;
  const ids =
    needle.length < SHORTEST_ID_PART ? [] : ['lower(request.correlation_id)', idTextSql('request.id')];
  const inIds = ids.map((text) => `instr(${text}, @needle) > 0`);
  const where = `(${[...inColumns, inCodes, ...inIds].join(' OR ')})`;
  return { ...plain(where, { words: wordList, needle }), common: true };
}

/** So few rows that their keys are the way to them. */
function rare(keys: readonly number[]): Condition {
  return {
    ...plain('request.key IN (SELECT value FROM json_each(@keys))', { keys: JSON.stringify(keys) }),
    road: {
      from: 'json_each(@keys) AS road CROSS JOIN request ON request.key = road.value',
      counted: 'json_each(@keys) AS road',
      key: 'road.value',
      where: 'TRUE',
    },
  };
}
