import { writeSync } from 'node:fs';
import { openedStore } from './opened-store.ts';
import { batch, poll, pool } from './records.ts';
import { MINUTE, requests, scrape } from './scrapes.ts';

// A process of its own that writes as fast as it can and prints the number of every write once it has been
// acknowledged, until it is killed. Write n happens at minute n and says n everywhere.

export const POOLS_PER_POLL = 20;

const [path, first] = process.argv.slice(2);
if (path === undefined || first === undefined) throw new Error('Usage: crash-writer.ts <path> <first>');
const store = await openedStore(path, () => 0);
for (let n = Number(first); ; n += 1) {
  const pools = Array.from({ length: POOLS_PER_POLL }, (_, index) => pool(`p${index}`, { apiKeyCount: n }));
  await Promise.all([
    store.recordPoll(poll(n * MINUTE, [batch('pool', pools)])),
    store.recordScrapes([scrape(n * MINUTE, [requests(n)])]),
    store.setSetting('newest', String(n)),
  ]);
  writeSync(1, `${n}\n`);
}
