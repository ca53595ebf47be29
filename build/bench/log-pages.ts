import { statSync } from 'node:fs';
import { requestQuerySchema } from '../../shared/api/log-queries.ts';
import { REQUEST_WINDOW_MS } from '../../shared/metadata/request-figures.ts';
import { type LogFile, newLogFile } from './log-file.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { requestRow, requestRows } from './request-rows.ts';
import { sideBySide } from './rounds.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const AT_ONCE = 10_000;
const ROUNDS = 15;

function fill(rows: number): LogFile {
  const file = newLogFile();
  for (let from = 0; from < rows; from += AT_ONCE) {
    const observedAtMs = requestRow(from + AT_ONCE).admittedAtMs;
    const covers = { fromMs: requestRow(from).admittedAtMs, toMs: observedAtMs };
    file.store.recordRequests({
      rows: requestRows(from, AT_ONCE),
      observedAtMs,
      covers,
      gap: null,
      backfill: null,
    });
  }
  file.database.pragma('wal_checkpoint(TRUNCATE)');
  return file;
}

const query = (change: object) => requestQuerySchema.parse(change);
const text = requestRow(5_000).id.slice(2, 12);

/** What the log's screen asks; `rows` says how many the file holds. */
const QUESTIONS: readonly { readonly what: string; ask(file: LogFile, rows: number): unknown }[] = [
  { what: 'the first page', ask: ({ store }) => store.requestPage(query({})) },
  {
    what: 'a page of failures in one Pool',
    ask: ({ store }) => store.requestPage(query({ poolId: 'example-pool-id-3', status: 'failed' })),
  },
  { what: 'a page by part of an id', ask: ({ store }) => store.requestPage(query({ text })) },
  {
    what: 'the figures of the request rules',
    ask: ({ store }, rows) => store.requestFigures(requestRow(rows).admittedAtMs, REQUEST_WINDOW_MS),
  },
  {
    what: 'the chart of a day',
    ask: ({ store }, rows) => {
      const toMs = requestRow(rows - 1).admittedAtMs;
      return store.requestBuckets(query({}), toMs - 24 * 60 * 60_000, toMs);
    },
  },
];

/** Whether a screen over a million log rows answers as fast as over ten thousand (design 7). */
export async function benchLogPages(): Promise<RatioLine[]> {
  const few = fill(FEW);
  const many = fill(MANY);
  const bytes = Math.round(statSync(many.path).size / MANY);
  console.error(`A stored request takes ${bytes} bytes on disk with all its indexes.`);
  const lines: RatioLine[] = [];
  for (const { what, ask } of QUESTIONS) {
    const { aMs, bMs } = await sideBySide(
      () => ask(many, MANY),
      () => ask(few, FEW),
      ROUNDS,
    );
    lines.push({
      what: `times as long over ${MANY} rows as over ${FEW}: ${what}`,
      ratio: aMs / bMs,
      from: `${duration(aMs)} against ${duration(bMs)}`,
    });
  }
  few.dispose();
  many.dispose();
  return lines;
}
