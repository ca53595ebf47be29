import { openAgain, writeAndKill } from './crash-rounds.ts';
import { requestQuery } from './log-rows.ts';
import { MINUTE } from './scrapes.ts';

/** As `log-crash-writer.ts` writes them. */
const ROWS_PER_PAGE = 50;
const OPEN_ROWS = 5;

export interface LogCrashRound {
  /** Pages in the file; the writer goes on with the one after them. */
  readonly pages: number;
  /** Pages the writer was told are kept. */
  readonly acknowledged: number;
  /** What of the file contradicts whole pages in their order; empty where all is well. */
  readonly wrong: readonly string[];
}

/** Lets a back-fill work, kills it with -9, and looks at every page it left. */
export async function logCrashRound(
  path: string,
  first: number,
  acknowledgements: number,
): Promise<LogCrashRound> {
  const acknowledged = (await writeAndKill('log pages', path, first, acknowledgements)) + 1;
  const store = openAgain(path);
  const [coverage] = store.logCoverage(Number.MAX_SAFE_INTEGER);
  const pages = (coverage?.rows ?? 0) / ROWS_PER_PAGE;
  const wrong: string[] = [];
  const expectSame = (what: string, actual: unknown, expected: unknown): void => {
    if (JSON.stringify(actual) !== JSON.stringify(expected)) wrong.push(`${what}: ${JSON.stringify(actual)}`);
  };
  expectSame('spans', coverage?.spans, [{ fromMs: 0, toMs: pages * MINUTE - 1 }]);
  const { cursorMs, rowsRead } = coverage?.backfill ?? {};
  expectSame('back-fill', [cursorMs, rowsRead], [pages * MINUTE - 1, pages * ROWS_PER_PAGE]);
  expectSame('open rows', store.openRequests(100).length, OPEN_ROWS);
  for (let n = 0; n <= pages; n += 1) {
    const times = { fromMs: n * MINUTE, toMs: (n + 1) * MINUTE - 1, limit: 200 };
    const rows = store.requestPage(requestQuery(times)).rows;
    const open = rows.filter(({ status }) => status === 'in_progress').length;
    const expected = n === pages ? [0, 0] : [ROWS_PER_PAGE, n === pages - 1 ? OPEN_ROWS : 0];
    expectSame(`page ${n}`, [rows.length, open], expected);
  }
  store.close();
  return { pages, acknowledged, wrong };
}
