import { writeSync } from 'node:fs';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { logRows, openRequest, request } from './log-rows.ts';
import { openedStore } from './opened-store.ts';
import { MINUTE } from './scrapes.ts';

// A process of its own that back-fills pages as fast as it can and prints the number of each once it has been
// acknowledged, until it is killed. Page n covers minute n, and settles the open rows of the page before it.

const ROWS_PER_PAGE = 50;
/** Of each page, so many are open when it is read and settled in the next one. */
const OPEN_ROWS = 5;

const rowsOf = (n: number): RequestLog[] =>
  Array.from({ length: ROWS_PER_PAGE }, (_, index) => {
    const make = index < OPEN_ROWS ? openRequest : request;
    return make(n * ROWS_PER_PAGE + index, n * MINUTE + index);
  });
const settledBefore = (n: number): RequestLog[] =>
  Array.from({ length: OPEN_ROWS }, (_, index) =>
    request((n - 1) * ROWS_PER_PAGE + index, (n - 1) * MINUTE + index),
  );

const [path, first] = process.argv.slice(2);
if (path === undefined || first === undefined) throw new Error('Usage: log-crash-writer.ts <path> <first>');
const store = await openedStore(path, () => 0);
for (let n = Number(first); ; n += 1) {
  const rows = [...rowsOf(n), ...(n === 0 ? [] : settledBefore(n))];
  const span = { fromMs: n * MINUTE, toMs: (n + 1) * MINUTE - 1 };
  const backfill = {
    log: 'requests',
    fromMs: 0,
    toMs: 1e9,
    cursorMs: span.toMs,
    state: 'running',
    rowsRead: (n + 1) * ROWS_PER_PAGE,
    estimatedRows: null,
    startedAtMs: 0,
    note: null,
  } as const;
  await store.recordRequests(logRows(rows, (n + 1) * MINUTE, { covers: span, backfill }));
  writeSync(1, `${n}\n`);
}
