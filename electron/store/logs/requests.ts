import type { Database } from 'better-sqlite3';
import type { LogPage, RequestBucket, RequestQuery } from '../../../shared/api/log-queries.ts';
import { type RequestLog, requestLogSchema } from '../../../shared/metadata/request-log.ts';
import type { OpenRequest } from '../log-contract.ts';
import { fullId } from './compact-id.ts';
import { historyTable, type Taken } from './history-table.ts';
import { readPage } from './page.ts';
import { rangeOf } from './range.ts';
import { requestBuckets } from './request-buckets.ts';
import { REQUEST_SHAPE } from './request-columns.ts';
import { requestConditions } from './request-conditions.ts';
import { type Candidate, requestIds } from './request-ids.ts';
import { codesOf, matchesRequest } from './request-match.ts';
import { requestText } from './request-text.ts';
import { timeOfKey } from './time-key.ts';
import { walker } from './walk.ts';
import type { WordNumbers, WordsTable } from './words.ts';

/** The history of the request log. */
export function requestsTable(database: Database, words: WordsTable) {
  const history = historyTable(database, REQUEST_SHAPE);
  const walk = walker(database, 'request');
  const buckets = requestBuckets(database, walk, words);
  const ids = requestIds(database);
  const text = requestText(database, words, ids);
  const removeCodes = database.prepare<[number]>('DELETE FROM request_code WHERE request = ?');
  const addCode = database.prepare<[number, number]>(
    'INSERT INTO request_code (code, request) VALUES (?, ?)',
  );
  const open = database.prepare<[number], { id: unknown; key: number; readAtMs: number }>(
    'SELECT id, key, read_ms AS readAtMs FROM request WHERE read_ms >= 0 ORDER BY read_ms LIMIT ?',
  );
  const oldestOpen = database.prepare<[number], { key: number | null }>(
    'SELECT min(key) AS key FROM request INDEXED BY request_open WHERE read_ms >= 0 AND known_ms <= ?',
  );
  const addLabel = database.prepare<[number, number]>(
    'INSERT OR IGNORE INTO request_label (label, id) VALUES (?, ?)',
  );

  /** Notes the codes of rows and what their labels name, so that both can be searched; for one write transaction. */
  const wordNotes = (numbers: WordNumbers) => {
    const noted = new Set<string>();
    const noteLabel = (label: string | null, id: string | null): void => {
      if (label === null || id === null || noted.has(`${label}\n${id}`)) return;
      noted.add(`${label}\n${id}`);
      addLabel.run(numbers(label), numbers(id));
    };
    return (row: RequestLog, key: number): void => {
      for (const code of codesOf(row)) addCode.run(numbers(code), key);
      noteLabel(row.poolLabel, row.poolId);
      noteLabel(row.keyLabel, row.keyId);
      noteLabel(row.upstreamLabel, row.upstreamId);
    };
  };

  return {
    history,
    /** Parses and upserts the rows of one page. */
    take(items: readonly unknown[], observedAtMs: number): Taken[] {
      const numbers = words.numbers();
      const noteWords = wordNotes(numbers);
      const added: Candidate[] = [];
      const taken = items.map((item) => {
        const row = requestLogSchema.parse(item);
        const one = history.take(row, observedAtMs, numbers);
        if (one.effect === 'changed') removeCodes.run(one.key);
        if (one.effect !== 'same') noteWords(row, one.key);
        if (one.effect === 'added') {
          added.push({ key: one.key, id: row.id, correlationId: row.correlationId });
        }
        return one;
      });
      ids.add(added);
      return taken;
    },
    page(query: RequestQuery): LogPage<RequestLog> {
      const range = rangeOf(query);
      return readPage(history, walk, {
        conditions: requestConditions(query, range, words, text),
        range,
        after: query.after,
        limit: query.limit,
        matches: (row) => matchesRequest(row, query),
      });
    },
    /** At most 120 stretches of equal length over `[fromMs, toMs]`, empty ones included. */
    buckets: (query: RequestQuery, fromMs: number, toMs: number): RequestBucket[] => {
      const range = rangeOf(query);
      const conditions = requestConditions(query, range, words, text);
      const replaced = query.asOfMs === null ? [] : history.replacedAfter(query.asOfMs);
      const then = replaced.filter(({ row }) => matchesRequest(row, query));
      return buckets({ conditions, range, replaced: then }, fromMs, toMs);
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
