import type { Database } from 'better-sqlite3';
import { openedStore } from '../../electron/store/testing/opened-store.ts';
import type { RequestLog } from '../../shared/metadata/request-log.ts';
import { newLogFile } from './log-file.ts';
import { duration, type RatioLine } from './ratio-line.ts';
import { requestRows } from './request-rows.ts';
import { median } from './rounds.ts';

const ROWS = 10_000;
/** What one call of the Pooler brings (pooler-contract 10.1). */
const PAGE = 50;
const ROUNDS = 5;
const OBSERVED_MS = Date.UTC(2026, 5, 1);

type Cells = (string | number | Buffer | null)[];

/** What the store makes of request rows, ready to be inserted as it is. */
interface Finished {
  readonly requests: readonly Cells[];
  /** Code and key of the request, by that key. */
  readonly codes: ReadonlyMap<unknown, readonly Cells[]>;
  readonly labels: readonly Cells[];
  /** The text of the search index for each request. */
  readonly texts: readonly string[];
}

function finish(rows: readonly RequestLog[]): Finished {
  const file = newLogFile();
  file.store.recordRequests(page(rows));
  const all = (table: string) => file.database.prepare<[], Cells>(`SELECT * FROM ${table}`).raw().all();
  const requests = all('request');
  const codes = Map.groupBy(all('request_code'), ([, key]) => key);
  const labels = all('request_label');
  file.dispose();
  return { requests, codes, labels, texts: rows.map(({ id, correlationId }) => `${id}\n${correlationId}`) };
}

/** Prepared statements and nothing else, a transaction for each `size` rows: the least that storing them can cost. */
function bareInserts(database: Database, { requests, codes, labels, texts }: Finished, size: number): void {
  const insert = (table: string, width: number) =>
    database.prepare<Cells>(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
  const addRequest = insert('request', requests[0]?.length ?? 1);
  const addCode = insert('request_code', 2);
  const addLabel = insert('request_label', 2);
  const addTextRow = insert('request_id_text_row', 2);
  const addText = database.prepare<Cells>('INSERT INTO request_id_text (rowid, ids) VALUES (?, ?)');
  const addAll = database.transaction((from: number) => {
    if (from === 0) for (const label of labels) addLabel.run(...label);
    for (const [index, cells] of requests.slice(from, from + size).entries()) {
      const [key = null] = cells;
      addRequest.run(...cells);
      for (const code of codes.get(key) ?? []) addCode.run(...code);
      addTextRow.run(from + index + 1, key);
      addText.run(from + index + 1, texts[from + index] ?? '');
    }
  });
  for (let from = 0; from < requests.length; from += size) addAll.immediate(from);
}

const page = (rows: readonly RequestLog[]) => ({
  rows,
  observedAtMs: OBSERVED_MS,
  covers: null,
  gap: null,
  backfill: null,
});

async function timed(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Request rows through the store's write path against bare prepared inserts of what it makes of them. */
export async function benchLogIngest(): Promise<RatioLine[]> {
  const rows = requestRows(0, ROWS);
  const finished = finish(rows);

  const stored = async (size: number): Promise<number> => {
    const file = newLogFile();
    const pages = Array.from({ length: ROWS / size }, (_, n) => page(rows.slice(n * size, (n + 1) * size)));
    const ms = await timed(() => {
      for (const one of pages) file.store.recordRequests(one);
    });
    file.dispose();
    return ms;
  };
  const bare = async (size: number): Promise<number> => {
    const file = newLogFile();
    const ms = await timed(() => bareInserts(file.database, finished, size));
    file.dispose();
    return ms;
  };
  const overTheHop = async (): Promise<number> => {
    const file = newLogFile();
    file.store.close();
    const store = await openedStore(file.path, () => 0);
    const ms = await timed(() => store.recordRequests(page(rows)));
    await store.close();
    file.remove();
    return ms;
  };

  const ways = {
    atOnce: () => stored(ROWS),
    bareAtOnce: () => bare(ROWS),
    overTheHop,
    inPages: () => stored(PAGE),
    bareInPages: () => bare(PAGE),
  };
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  // In turn, so that whatever else the machine does slows all alike; the first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const ms = await way();
      if (round > 0) times.get(name)?.push(ms);
    }
  }
  const line = (what: string, way: keyof typeof ways, bareWay: keyof typeof ways): RatioLine => {
    const [wayMs, bareMs] = [median(times.get(way) ?? []), median(times.get(bareWay) ?? [])];
    const from = `${duration(wayMs)} against ${duration(bareMs)} for ${ROWS} rows`;
    return { what, ratio: bareMs / wayMs, from };
  };
  return [
    line('the speed of bare inserts: request rows stored in one transaction', 'atOnce', 'bareAtOnce'),
    line('the same with the hop to the store’s thread', 'overTheHop', 'bareAtOnce'),
    line('the same in pages of 50, a transaction for each on both sides', 'inPages', 'bareInPages'),
  ];
}
