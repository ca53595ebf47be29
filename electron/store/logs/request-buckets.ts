import type { Database } from 'better-sqlite3';
import type { RequestBucket } from '../../../shared/api/log-queries.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { bucketSpans, bucketWidth } from './buckets.ts';
import type { Condition, KeyRange } from './condition.ts';
import type { KeyedRow } from './history-table.ts';
import { firstKeyAt, lastKeyAt } from './time-key.ts';
import type { Walker, Way } from './walk.ts';
import type { WordsTable } from './words.ts';

interface Asked {
  readonly conditions: readonly Condition[];
  readonly range: KeyRange;
  /** Matching readings that held at the moment asked about and were replaced later. */
  readonly replaced: readonly KeyedRow<RequestLog>[];
}

interface Status {
  readonly number: number;
  readonly word: string;
}

/** Counts of requests by status over time, without sorting a row: one sum for each stretch. */
export function requestBuckets(database: Database, walk: Walker, words: WordsTable) {
  // One seek for each status instead of a walk through all requests.
  const statusNumbers = database.prepare<[], { number: number }>(
    `WITH RECURSIVE known (status) AS (
       SELECT min(status) FROM request
       UNION ALL SELECT (SELECT min(status) FROM request WHERE status > known.status) FROM known
         WHERE known.status IS NOT NULL
     ) SELECT status AS number FROM known WHERE status IS NOT NULL`,
  );
  const countOfStatus = database.prepare<{ number: number; fromKey: number; toKey: number }, { n: number }>(
    `SELECT count(*) AS n FROM request INDEXED BY request_by_status
     WHERE status = @number AND key BETWEEN @fromKey AND @toKey`,
  );

  const countsIn = (way: Way | null, range: KeyRange, statuses: readonly Status[]): number[] => {
    const { fromKey, toKey } = range;
    if (fromKey > toKey) return statuses.map(() => 0);
    if (way === null) {
      return statuses.map(({ number }) => countOfStatus.get({ number, fromKey, toKey })?.n ?? 0);
    }
    const select = statuses.map(
      ({ number }, index) => `count(*) FILTER (WHERE request.status = ${number}) AS n${index}`,
    );
    const sums = walk.sums(select.join(', '), way, range);
    return statuses.map((_, index) => Number(sums[`n${index}`] ?? 0));
  };

  /** At most 120 stretches of equal length over `[fromMs, toMs]`, empty ones included. */
  return (asked: Asked, fromMs: number, toMs: number): RequestBucket[] => {
    const { conditions, range: whole, replaced } = asked;
    // Without a filter, the index of the statuses holds all there is to count.
    const way = conditions.length === 0 && whole.asOfMs === null ? null : walk.way(conditions, whole);
    const text = words.texts();
    const statuses = statusNumbers.all().map(({ number }) => ({ number, word: text(number) }));
    return bucketSpans(fromMs, toMs, bucketWidth(fromMs, toMs)).map((span) => {
      const fromKey = Math.max(whole.fromKey, firstKeyAt(Math.max(span.fromMs, fromMs)));
      const toKey = Math.min(whole.toKey, lastKeyAt(Math.min(span.toMs, toMs)));
      const range = { fromKey, toKey, asOfMs: whole.asOfMs };
      const counts = new Map<string, number>();
      if (statuses.length > 0) {
        for (const [index, n] of countsIn(way, range, statuses).entries()) {
          const word = statuses[index]?.word;
          if (word !== undefined && n > 0) counts.set(word, n);
        }
      }
      for (const { key, row } of replaced) {
        if (key >= fromKey && key <= toKey) counts.set(row.status, (counts.get(row.status) ?? 0) + 1);
      }
      const byName = [...counts].map(([status, count]) => ({ status, count }));
      return { ...span, counts: byName.sort((a, b) => (a.status < b.status ? -1 : 1)) };
    });
  };
}
