import { writeSync } from 'node:fs';
import { openedStore } from '../../../store/testing/opened-store.ts';
import { createLogBackfill } from '../log-backfill.ts';
import { requestLane } from '../log-lane.ts';
import { oldHour } from './old-hour.ts';

// A process of its own that fills an old hour as fast as it can and prints how many rows are kept after every page,
// until it is killed or has read it all. Started again on the same file it goes on by itself.

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Usage: crash-filler.ts <path>');
const { logs, span } = oldHour();
const store = await openedStore(path, logs.nowMs);
const backfill = createLogBackfill({ lane: requestLane(logs.source, store), store, nowMs: logs.nowMs });
const stateOf = async () =>
  (await store.logCoverage(logs.nowMs())).find(({ log }) => log === 'requests')?.backfill;
if ((await stateOf()) === null) await backfill.start(span);
while (await backfill.step()) writeSync(1, `${(await stateOf())?.rowsRead ?? 0}\n`);
await store.close();
