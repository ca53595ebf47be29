import { killAfterLines } from '../../testing/killed-program.ts';
import { openDatabase } from '../open-database.ts';
import { type SqliteStore, sqliteStore } from '../sqlite-store.ts';
import { increaseOf, MINUTE } from './scrapes.ts';

const WRITERS = {
  polls: new URL('./crash-writer.ts', import.meta.url),
  'log pages': new URL('./log-crash-writer.ts', import.meta.url),
};

/** Lets a writer work until it has acknowledged so many writes, kills it with -9, returns the last number. */
export async function writeAndKill(
  writer: keyof typeof WRITERS,
  path: string,
  first: number,
  acknowledgements: number,
): Promise<number> {
  const { ended, lines } = await killAfterLines(WRITERS[writer], [path, String(first)], acknowledgements);
  const last = lines.at(-1);
  if (ended !== 'killed' || last === undefined) throw new Error('The writer ended by itself.');
  return Number(last);
}

/** The file as the next start finds it. */
export function openAgain(path: string): SqliteStore {
  const opening = openDatabase({ path, nowMs: 0, busyTimeoutMs: 1_000 });
  if (opening.kind !== 'opened') throw new Error(`Unexpected: ${opening.kind}.`);
  return sqliteStore(opening.database);
}

export interface CrashRound {
  /** Numbers of the acknowledged writes of this round. */
  readonly acknowledged: readonly number[];
  /** Acknowledged writes that are not in the file any more, or only in part. */
  readonly lost: readonly number[];
  /** Different counts among the Pools of the newest poll: more than one is half a poll. */
  readonly countsInNewestPoll: number;
  /** The counter's increase from the first write of all to the last acknowledged one. */
  readonly increase: number | null;
}

/** Writes, kills and reopens once; `first` is the number of the first write. */
export async function crashRound(path: string, first: number, acknowledgements: number): Promise<CrashRound> {
  const last = await writeAndKill('polls', path, first, acknowledgements);
  const store = openAgain(path);
  const countsAt = (atMs: number) => new Set(store.picture(atMs).pools.map((pool) => pool.apiKeyCount));
  const isThere = (n: number) => {
    const counts = countsAt(n * MINUTE);
    return counts.size === 1 && counts.has(n) && Number(store.setting('newest')) >= n;
  };
  const acknowledged = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const windowMs = last * MINUTE;
  const round: CrashRound = {
    acknowledged,
    lost: acknowledged.filter((n) => !isThere(n)),
    countsInNewestPoll: countsAt(Number.MAX_SAFE_INTEGER).size,
    increase: increaseOf(store.increases([windowMs], windowMs), windowMs),
  };
  store.close();
  return round;
}
