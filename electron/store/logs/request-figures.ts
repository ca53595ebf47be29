import type { Database } from 'better-sqlite3';
import type { LogSpan } from '../../../shared/metadata/log-coverage.ts';
import type { RequestFigures } from '../../../shared/metadata/request-figures.ts';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import type { KeyedRow } from './history-table.ts';
import { type FigureRow, requestWindow } from './request-window.ts';
import { coveredShare } from './spans.ts';
import { firstKeyAt, lastKeyAt, timeOfKey } from './time-key.ts';
import type { WordsTable } from './words.ts';

/** A row's figures with its words still as numbers. */
interface NumberedRow {
  readonly pool: number;
  readonly poolLabel: number;
  readonly apiKey: number | null;
  readonly keyLabel: number | null;
  readonly model: number;
  readonly routeClass: number | null;
  readonly status: number;
  readonly usageStatus: number;
  readonly retryCount: number;
  readonly errorCode: number | null;
  readonly latencyMs: number | null;
  readonly totalTokens: number | null;
  readonly costStatus: number;
  readonly costMicroUsd: number | null;
}

interface Held {
  /** Stretches that were covered at the moment asked about. */
  readonly covered: readonly LogSpan[];
  /** Readings that held then and were replaced later. */
  readonly replaced: readonly KeyedRow<RequestLog>[];
}

/** The figures of a window and of the one before it; their cost is that of the rows admitted in them. */
export function requestFiguresReader(database: Database, words: WordsTable) {
  const between = database.prepare<{ fromKey: number; toKey: number; asOfMs: number }, NumberedRow>(
    `SELECT pool, pool_label AS poolLabel, api_key AS apiKey, key_label AS keyLabel, model,
       route_class AS routeClass, status, usage_status AS usageStatus, retry_count AS retryCount,
       error_code AS errorCode, latency_ms AS latencyMs, total_tokens AS totalTokens, cost_status AS costStatus,
       cost_micro_usd AS costMicroUsd
     FROM request WHERE key BETWEEN @fromKey AND @toKey AND known_ms <= @asOfMs`,
  );

  return (asOfMs: number, windowMs: number, held: Held): RequestFigures => {
    const text = words.texts();
    const optional = (number: number | null): string | null => (number === null ? null : text(number));
    const toFigureRow = (row: NumberedRow): FigureRow => ({
      poolId: text(row.pool),
      poolLabel: text(row.poolLabel),
      keyId: optional(row.apiKey),
      keyLabel: optional(row.keyLabel),
      model: text(row.model),
      routeClass: optional(row.routeClass),
      status: text(row.status),
      usageStatus: text(row.usageStatus),
      retryCount: row.retryCount,
      errorCode: optional(row.errorCode),
      latencyMs: row.latencyMs,
      totalTokens: row.totalTokens,
      costStatus: text(row.costStatus),
      costMicroUsd: row.costMicroUsd,
    });
    function* rowsIn({ fromMs, toMs }: LogSpan): Generator<FigureRow> {
      for (const row of between.iterate({ fromKey: firstKeyAt(fromMs), toKey: lastKeyAt(toMs), asOfMs })) {
        yield toFigureRow(row);
      }
      for (const { key, row } of held.replaced) {
        if (timeOfKey(key) >= fromMs && timeOfKey(key) <= toMs) yield row;
      }
    }
    const windowTo = (toMs: number) => {
      const span = { fromMs: toMs - windowMs + 1, toMs };
      return requestWindow(rowsIn(span), span, coveredShare(span, held.covered));
    };
    return { current: windowTo(asOfMs), previous: windowTo(asOfMs - windowMs) };
  };
}
