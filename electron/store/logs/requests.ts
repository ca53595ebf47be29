import type { Database } from 'better-sqlite3';
import type { LogPage, RequestBucket, RequestQuery } from '../../../shared/api/log-queries.ts';
import { type RequestLog, requestLogSchema } from '../../../shared/metadata/request-log.ts';
import type { OpenRequest } from '../log-contract.ts';
import { bucketsOf, bucketWidth } from './buckets.ts';
import { fullId } from './compact-id.ts';
import { historyTable } from './history-table.ts';
import { readPage } from './page.ts';
import { rangeOf } from './range.ts';
import { REQUEST_SHAPE } from './request-columns.ts';
import { requestConditions } from './request-conditions.ts';
import { codesOf, matchesRequest } from './request-match.ts';
import { requestText } from './request-text.ts';
import { KEYS_PER_MS, timeOfKey } from './time-key.ts';
import { walker } from './walk.ts';
import type { WordNumbers, WordsTable } from './words.ts';

/** The history of the request log. */
export function requestsTable(database: Database, words: WordsTable) {
  const history = historyTable(database, REQUEST_SHAPE);
  const walk = walker(database, 'request');
  const text = requestText(database, words);
  const removeCodes = database.prepare<[number]>('DELETE FROM request_code WHERE request = ?');
  const addCode = database.prepare<[number, number]>(
    'INSERT INTO request_code (code, request) VALUES (?, ?)',
  );
  const open = database.prepare<[number], { id: unknown; key: number; readAtMs: number }>(
    'SELECT id, key, read_ms AS readAtMs FROM request WHERE read_ms >= 0 ORDER BY read_ms LIMIT ?',
  );
  const oldestOpen = database.prepare<[number], { key: number | null }>(
    'SELECT min(key) AS key FROM request WHERE read_ms >= 0 AND known_ms <= ?',
  );

  return {
    history,
    /** Parses and upserts one row. */
    take(item: unknown, observedAtMs: number, numbers: WordNumbers) {
      const row = requestLogSchema.parse(item);
      const taken = history.take(row, observedAtMs, numbers);
      if (taken.effect === 'same') return taken;
      if (taken.effect === 'added') text.add(taken.key, row);
      else removeCodes.run(taken.key);
      for (const code of codesOf(row)) addCode.run(numbers(code), taken.key);
      return taken;
    },
    page: (query: RequestQuery): LogPage<RequestLog> =>
      readPage(history, walk, {
        conditions: requestConditions(query, words, text),
        range: rangeOf(query),
        after: query.after,
        limit: query.limit,
        matches: (row) => matchesRequest(row, query),
      }),
    /** At most 120 stretches of equal length over `[fromMs, toMs]`, empty ones included. */
    buckets(query: RequestQuery, fromMs: number, toMs: number): RequestBucket[] {
      const widthMs = bucketWidth(fromMs, toMs);
      const range = rangeOf({ asOfMs: query.asOfMs, fromMs, toMs });
      const statusWord = '(SELECT text FROM word WHERE word.key = request.status)';
      const conditions = requestConditions(query, words, text);
      const tallied = walk.tally(statusWord, conditions, range, widthMs * KEYS_PER_MS).map((row) => ({
        atMs: Number(row.bucket) * widthMs,
        status: String(row.name),
        count: Number(row.n),
      }));
      const replaced = query.asOfMs === null ? [] : history.replacedAfter(query.asOfMs);
      const then = replaced
        .filter(({ key, row }) => key >= range.fromKey && key <= range.toKey && matchesRequest(row, query))
        .map(({ row }) => ({ atMs: row.admittedAtMs, status: row.status, count: 1 }));
      return bucketsOf([...tallied, ...then], fromMs, toMs, widthMs);
    },
    open: (limit: number): OpenRequest[] =>
      open.all(limit).map(({ id, key, readAtMs }) => ({
        id: fullId(id),
        admittedAtMs: timeOfKey(key),
        readAtMs,
      })),
    oldestOpenMs(asOfMs: number): number | null {
      const now = oldestOpen.get(asOfMs)?.key ?? null;
      const then = history.replacedAfter(asOfMs).filter(({ row }) => REQUEST_SHAPE.isOpen(row));
      const keys = [...then.map(({ key }) => key), ...(now === null ? [] : [now])];
      return keys.length === 0 ? null : timeOfKey(Math.min(...keys));
    },
  };
}
