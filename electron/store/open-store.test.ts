import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GatewayTraffic } from '../../shared/metadata/gateway-traffic.ts';
import type { Store } from './contract.ts';
import { openStore } from './open-store.ts';
import { storeClient } from './store-client.ts';
import {
  auditEvent,
  auditQuery,
  job,
  jobQuery,
  logRows,
  openRequest,
  requestQuery,
  uuid,
} from './testing/log-rows.ts';
import { batch, poll, pool, signal, sloResult } from './testing/records.ts';
import { increaseOf, MINUTE, requests, scrape } from './testing/scrapes.ts';
import { temporaryFolder } from './testing/temporary-store.ts';

let place: ReturnType<typeof temporaryFolder>;
const opened: Store[] = [];
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  place.remove();
});

const NOW_MS = Date.UTC(2026, 10, 20, 10, 15, 0);
async function open(busyTimeoutMs = 2_000): Promise<Store> {
  const opening = await openStore({ path: place.path, nowMs: () => NOW_MS, busyTimeoutMs });
  if (opening.kind === 'newer file') throw new Error('Expected a usable file.');
  opened.push(opening.store);
  return opening.store;
}

describe('a store in its own thread', () => {
  test('answers every method of the contract', async () => {
    const store = await open();
    await store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    await store.recordScrapes([scrape(0, [requests(1)]), scrape(MINUTE, [requests(5)])]);
    const clock = { id: 'slow.renders', activeAtMs: 1, firedAtMs: null, lastEvaluatedMs: 2 };
    await store.recordEvaluation({
      atMs: 2_000,
      signals: [signal('a', 2_000)],
      laneClocks: [clock],
      slo: sloResult('pass'),
    });
    await store.acknowledge('a', 2_500, 'Looking.', null);
    const draft = {
      id: 'd',
      createdAtMs: 1,
      updatedAtMs: 2,
      maskedText: 'Status: info',
      signalIds: [],
      asOfMs: 2,
      threadId: 'd',
      previousDraftId: null,
    };
    await store.saveDraft(draft);
    await store.recordRelease({
      atMs: 1,
      medium: 'cli',
      textHash: 'ab',
      policyVersion: '1',
      knownValuesId: 'k',
      confirmedWarnings: 0,
    });
    await store.setSetting('a', 'b');

    const picture = await store.picture(3_000);
    expect(picture.pools).toEqual([pool('p1')]);
    expect(picture.statusSince.get('pool:p1')).toEqual({ atMs: 1_000, timing: 'since at least' });
    expect(increaseOf(await store.increases([5 * MINUTE], MINUTE), 5 * MINUTE)).toBe(4);
    expect((await store.signals(3_000))[0]?.acknowledged?.reason).toBe('Looking.');
    expect(await store.laneClocks()).toEqual([clock]);
    expect((await store.slo(3_000))?.atMs).toBe(2_000);
    expect(await store.transitions(0, 3_000)).toHaveLength(1);
    expect(await store.drafts(3_000)).toEqual([draft]);
    expect(await store.setting('a')).toBe('b');
    await store.unacknowledge('a');
    expect((await store.signals(3_000))[0]?.acknowledged).toBeNull();
  });

  test('answers every method of the histories', async () => {
    const store = await open();
    const covers = { fromMs: 0, toMs: 2_000 };
    const backfill = {
      log: 'audit',
      fromMs: 0,
      toMs: 1_000,
      cursorMs: 500,
      state: 'paused',
      rowsRead: 0,
      estimatedRows: null,
      startedAtMs: 1_000,
      note: null,
    } as const;
    const row = openRequest(1, 1_000);
    expect(await store.recordRequests(logRows([row], 2_000, { covers }))).toEqual({ added: 1, changed: 0 });
    await store.recordAudits(logRows([auditEvent(1, 1_000)], 2_000));
    await store.saveBackfill(backfill);
    await store.recordJobs({ jobs: [job(1, 1_000)], observedAtMs: 2_000, openComplete: true });
    const traffic: GatewayTraffic = {
      atMs: 2_000,
      windows: [],
      saturation: [],
      interleaved: false,
      exposure: 'open',
    };
    await store.recordTraffic(traffic);

    const [requests, audit] = await store.logCoverage(2_000);
    expect([requests?.spans, audit?.backfill]).toEqual([[covers], backfill]);
    expect(await store.knownSettled('audit', [uuid(1), uuid(2)])).toEqual([uuid(1)]);
    expect(await store.openRequests(5)).toEqual([{ id: uuid(1), admittedAtMs: 1_000, readAtMs: 2_000 }]);
    expect(await store.oldestOpenRequestMs(2_000)).toBe(1_000);
    expect((await store.requestPage(requestQuery())).rows).toEqual([row]);
    expect(await store.request(uuid(1))).toEqual(row);
    expect((await store.auditPage(auditQuery())).rows).toEqual([auditEvent(1, 1_000)]);
    expect((await store.jobPage(jobQuery())).rows).toEqual([job(1, 1_000)]);
    const counts = [{ status: 'in_progress', count: 1 }];
    expect(await store.requestBuckets(requestQuery(), 1_000, 1_999)).toEqual([
      { fromMs: 1_000, toMs: 1_999, counts },
    ]);
    expect((await store.requestFigures(2_000, 1_000))?.current.open).toBe(0);
    expect((await store.requestFigures(2_000, 1_001))?.current.open).toBe(1);
    expect((await store.jobFacts(2_000))?.attentionTotal).toBe(0);
    expect(await store.traffic(2_000)).toEqual(traffic);
  });

  test('takes calls in the order they were made', async () => {
    const store = await open();
    const writes = Array.from({ length: 50 }, (_, index) => store.setSetting('n', String(index)));
    const read = store.setting('n');
    await Promise.all(writes);
    expect(await read).toBe('49');
  });

  test('fails a bad record with a code, without its values, and goes on', async () => {
    const store = await open();
    const leaking = { ...pool('p1'), account_email: 'sentinel@example.com' };
    const failure = store.recordPoll(poll(1_000, [batch('pool', [leaking])]));
    await expect(failure).rejects.toMatchObject({
      name: 'StoreError',
      code: 'not on the allow-list',
      message: 'A record does not match its schema and was not stored.',
    });
    await store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    expect((await store.picture(1_000)).pools).toHaveLength(1);
  });

  test('finishes what was asked before it closes, and leaves no write-ahead file', async () => {
    const store = await open();
    const write = store.setSetting('a', 'b');
    await store.close();
    await write;
    expect(existsSync(`${place.path}-wal`)).toBe(false);
    expect(await (await open()).setting('a')).toBe('b');
  });

  test('refuses calls after closing, and closes only once', async () => {
    const store = await open();
    await Promise.all([store.close(), store.close()]);
    await expect(store.setting('a')).rejects.toMatchObject({ code: 'closed' });
  });

  test('does not keep a process alive that forgot to close it', () => {
    const entry = new URL('./open-store.ts', import.meta.url);
    const script = `
      const { openStore } = await import(${JSON.stringify(entry.href)});
      const opening = await openStore({ path: ${JSON.stringify(place.path)}, nowMs: () => 0 });
      await opening.store.setSetting('a', 'b');
      console.log('written');`;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect([child.stdout, child.status, child.signal]).toEqual(['written\n', 0, null]);
  });

  test('fails the waiting and all later calls when its thread dies', async () => {
    const dying = new Worker(
      "require('node:worker_threads').parentPort.once('message', () => process.exit(1))",
      { eval: true },
    );
    const store = storeClient(dying);
    await expect(store.setting('a')).rejects.toMatchObject({ code: 'closed' });
    await expect(store.setting('a')).rejects.toMatchObject({ code: 'closed' });
    await store.close();
  });
});

describe('opening', () => {
  test('refuses a later file and says so', async () => {
    mkdirSync(dirname(place.path));
    const later = new Database(place.path);
    later.pragma('user_version = 99');
    later.close();
    expect(await openStore({ path: place.path, nowMs: () => NOW_MS })).toMatchObject({ kind: 'newer file' });
  });

  test('sets a damaged file aside and starts all the same', async () => {
    mkdirSync(dirname(place.path));
    writeFileSync(place.path, 'no database '.repeat(500));
    const opening = await openStore({ path: place.path, nowMs: () => NOW_MS });
    if (opening.kind !== 'opened after corruption') throw new Error(`Unexpected: ${opening.kind}.`);
    opened.push(opening.store);
    expect(opening.setAsideAs).toBe('console.db.corrupt-20261120T101500Z');
    await opening.store.setSetting('a', 'b');
  });

  test('fails with a code where the file cannot be', async () => {
    writeFileSync(dirname(place.path), 'a file in place of the folder');
    await expect(openStore({ path: place.path, nowMs: () => NOW_MS })).rejects.toMatchObject({
      code: 'not writable',
    });
  });

  const script = fileURLToPath(new URL('./testing/open-and-report.ts', import.meta.url));
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const read = ['-e', 'require("node:fs").readFileSync(process.argv[1])', script];
  const canReadProject = spawnSync(process.execPath, read, nobody).status === 0;

  test.skipIf(!canReadProject)(
    'fails with a code in a read-only folder (needs a project others may read)',
    () => {
      chmodSync(place.folder, 0o755);
      mkdirSync(dirname(place.path));
      chmodSync(dirname(place.path), 0o555);
      const child = spawnSync(process.execPath, [script, place.path], { ...nobody, encoding: 'utf8' });
      expect(child.stdout).toBe('not writable');
      expect(existsSync(place.path)).toBe(false);
    },
  );
});

describe('two consoles on one file', () => {
  test('wait for each other and see each other’s writes', async () => {
    const [one, two] = [await open(), await open()];
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(
      numbers.flatMap((n) => [one.setSetting(`one ${n}`, 'x'), two.setSetting(`two ${n}`, 'x')]),
    );
    const seen = await Promise.all(
      numbers.flatMap((n) => [two.setting(`one ${n}`), one.setting(`two ${n}`)]),
    );
    expect(seen.every((value) => value === 'x')).toBe(true);
  });

  test('count a replica once, though both scrape it', async () => {
    const [one, two] = [await open(), await open()];
    for (let n = 0; n < 20; n += 1) {
      const scraper = n % 2 === 0 ? one : two;
      await scraper.recordScrapes([scrape(n * 30_000, [requests(100 + n)])]);
    }
    expect(increaseOf(await one.increases([60 * MINUTE], 20 * 30_000), 60 * MINUTE)).toBe(19);
  });
});
