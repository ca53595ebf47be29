import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { sqliteStore } from './sqlite-store.ts';
import { increaseOf, MINUTE } from './testing/scrapes.ts';
import { temporaryFolder } from './testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

const WRITER = fileURLToPath(new URL('./testing/crash-writer.ts', import.meta.url));
/** After how many acknowledgements each round is killed: at once, early, and well into the work. */
const ROUNDS = [1, 7, 40, 3, 120, 25];

/** Lets the writer work until it has acknowledged so many writes, kills it with -9, returns the last number. */
function writeAndKill(first: number, acknowledgements: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, place.path, String(first)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.split('\n').length > acknowledgements) child.kill('SIGKILL');
    });
    child.on('close', (_, killedBy) => {
      const numbers = printed.split('\n').slice(0, -1).map(Number);
      const last = numbers.at(-1);
      if (killedBy === 'SIGKILL' && last !== undefined) resolve(last);
      else reject(new Error(`The writer ended by itself: ${errors}`));
    });
  });
}

/** What the file says after the kill, opened as the next start would. */
function openAgain() {
  const opening = openDatabase({ path: place.path, nowMs: 0, busyTimeoutMs: 1_000 });
  if (opening.kind !== 'opened') throw new Error(`Unexpected: ${opening.kind}.`);
  return sqliteStore(opening.database);
}

test('kill -9 in the middle of writing loses nothing that was acknowledged, and keeps no half of a poll', async () => {
  let first = 1;
  for (const acknowledgements of ROUNDS) {
    const last = await writeAndKill(first, acknowledgements);
    expect(last).toBeGreaterThanOrEqual(first + acknowledgements - 1);
    const store = openAgain();
    expect(Number(store.setting('newest'))).toBeGreaterThanOrEqual(last);
    for (let n = first; n <= last; n += 1) {
      const counts = new Set(store.picture(n * MINUTE).pools.map((pool) => pool.apiKeyCount));
      expect([...counts]).toEqual([n]);
    }
    // The write in flight is there whole or not at all.
    expect(new Set(store.picture((last + 5) * MINUTE).pools.map((pool) => pool.apiKeyCount)).size).toBe(1);
    const windowMs = last * MINUTE;
    expect(increaseOf(store.increases([windowMs], last * MINUTE), windowMs)).toBe(last - 1);
    store.close();
    first = last + 5;
  }
}, 60_000);
