import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maskText } from '../../release/mask-text.ts';
import { openDatabase } from '../open-database.ts';
import { sqliteStore } from '../sqlite-store.ts';
import { HISTORY_BY_VERSION } from '../testing/history-by-version.ts';
import { logRows, request, requestQuery, uuid } from '../testing/log-rows.ts';
import { batch, poll, pool, signal } from '../testing/records.ts';
import { UNMASKED_HEADER } from '../testing/snapshot-header.ts';
import { temporaryFolder } from '../testing/temporary-store.ts';
import { inspectSnapshotFile } from './inspect-file.ts';
import { textColumns } from './text-columns.ts';
import { createTextReplacer } from './text-replacer.ts';
import { writeSnapshotFile } from './write-file.ts';

const HEADER = { ...UNMASKED_HEADER, plan: { pools: { via: 'mcp', intervalMs: 30_000 } } } as const;

let place: ReturnType<typeof temporaryFolder>;
let database: Database.Database;
let target: string;
beforeEach(() => {
  place = temporaryFolder();
  const opening = openDatabase({ path: place.path, nowMs: 0, busyTimeoutMs: 200 });
  if (opening.kind !== 'opened') throw new Error('Expected a new file.');
  database = opening.database;
  target = join(place.folder, 'example.snapshot');
});
afterEach(() => {
  database.close();
  place.remove();
});

const places = () => ({
  storePath: place.path,
  scratchPath: `${place.path}-snapshot-1`,
  path: target,
});

function write(known: readonly { value: string; class: 'known_value' }[] = []) {
  const replacer = createTextReplacer({
    mask: (text) => maskText(text, known),
    secrets: new Set(known.map(({ value }) => value)),
    key: Buffer.alloc(32, 7),
  });
  const config = { ...places(), header: HEADER, busyTimeoutMs: 200 };
  return writeSnapshotFile({ ...config, replacer, onProgress: () => {} });
}

/** The snapshot as the store reads it. */
function reopen() {
  const copy = new Database(target);
  return { copy, store: sqliteStore(copy) };
}

describe('what must not leave', () => {
  const EXTRA = `
    INSERT INTO acknowledgement VALUES ('a', 1, 'reason', NULL);
    INSERT INTO backward_step VALUES ('replica-1', 5, 'kind');
    INSERT INTO listing VALUES ('pool', 1, 1);
    INSERT INTO housekeeping VALUES ('job', 1);
    INSERT INTO slo_result VALUES (1, '[]', '{}');
    INSERT INTO gateway_traffic VALUES (77, '{}');
    INSERT INTO log_gap VALUES ('requests', 1, 2, NULL, 3, NULL);
    INSERT INTO log_extent VALUES ('requests', 1, 2, NULL, NULL);
    INSERT INTO log_backfill VALUES ('audit', 1, 2, 1, 'paused', 0, NULL, 1, 'note');
    INSERT INTO release (at_ms, medium, text_hash, policy_version, known_values_id, confirmed_warnings)
      VALUES (1, 'copy', 'hash', '1', 'id', 0);`;

  test('is in no table, no index and no free page, wherever it was planted', () => {
    database.pragma('foreign_keys = OFF');
    for (const history of HISTORY_BY_VERSION) database.exec(history.sql);
    database.exec(EXTRA.replace(/INSERT INTO/g, 'INSERT OR IGNORE INTO'));
    const untouched: string[] = [];
    for (const { table, column, holds } of textColumns(database)) {
      const sentinel = `'sentinel.' || hex(randomblob(6)) || '@example.com'`;
      const value = holds === 'json' ? `'[[' || json_quote(${sentinel}) || ']]'` : sentinel;
      const { changes } = database.prepare(`UPDATE "${table}" SET "${column}" = ${value}`).run();
      if (changes === 0) untouched.push(`${table}.${column}`);
    }
    // A column without data would prove nothing. Earlier states of requests hold what requests hold.
    expect(untouched.filter((name) => !name.includes('_earlier.'))).toEqual([]);
    database.pragma('wal_checkpoint(TRUNCATE)');
    expect(readFileSync(place.path).includes('sentinel.')).toBe(true);

    expect(write().header.replacedValues).toBeGreaterThan(20);
    expect(readFileSync(target).includes('sentinel.')).toBe(false);
    expect(readFileSync(target).includes('@example.com')).toBe(false);
  });

  test('counts the connection’s own values, also one that looks like an id', () => {
    const store = sqliteStore(database);
    store.setSetting('note', 'asked example-unusual-host for it');
    store.recordRequests(logRows([request(1, 1_000)], 2_000));
    write([
      { value: 'example-unusual-host', class: 'known_value' },
      { value: uuid(1), class: 'known_value' },
    ]);
    const bytes = readFileSync(target);
    expect(bytes.includes('example-unusual-host')).toBe(false);
    expect(bytes.includes(Buffer.from(uuid(1).replaceAll('-', ''), 'hex'))).toBe(false);
    const { copy, store: reopened } = reopen();
    expect(reopened.requestPage(requestQuery()).rows).toHaveLength(1);
    expect(reopened.requestPage(requestQuery({ text: uuid(1) })).rows).toHaveLength(0);
    copy.close();
  });

  test('is looked for in the header too', () => {
    const replacer = createTextReplacer({
      mask: (text) => maskText(text, []),
      secrets: new Set(),
      key: Buffer.alloc(32),
    });
    const header = { ...HEADER, connection: 'someone@example.com' };
    writeSnapshotFile({
      ...places(),
      header,
      replacer,
      busyTimeoutMs: 200,
      onProgress: () => {},
    });
    expect(readFileSync(target).includes('someone@')).toBe(false);
    expect(inspectSnapshotFile(target)).toMatchObject({ kind: 'snapshot' });
  });
});

describe('what may leave', () => {
  const POOL_ID = '80de62de-dba0-48e0-8c32-fa175f4fc3c1';

  test('reads as it did: pictures, signals and rows, ids replaced alike everywhere', () => {
    const store = sqliteStore(database);
    const named = { ...pool(POOL_ID), label: 'example-pool', slug: 'example-pool' };
    store.recordPoll(poll(1_000, [batch('pool', [named])]));
    const subject = { kind: 'pool', id: POOL_ID, label: 'example-pool' } as const;
    store.recordEvaluation({
      atMs: 2_000,
      signals: [signal(`pool.no_route:${POOL_ID}`, 2_000, { subject })],
      laneClocks: [],
      slo: null,
    });
    write();
    const { copy, store: reopened } = reopen();
    const [onlyPool] = reopened.picture(3_000).pools;
    const [onlySignal] = reopened.signals(3_000);
    expect(onlyPool).toEqual({ ...named, id: expect.stringMatching(/^ref-[0-9a-f]{12}$/) });
    expect(onlySignal?.subject.id).toBe(onlyPool?.id);
    expect(onlySignal?.id).toBe(`pool.no_route:${onlyPool?.id}`);
    expect(reopened.picture(3_000).statusSince.has(`pool:${onlyPool?.id}`)).toBe(true);
    copy.close();
  });

  test('keeps request and correlation ids, by which a request is found', () => {
    const store = sqliteStore(database);
    store.recordRequests(logRows([request(1, 1_000)], 2_000));
    write();
    const { copy, store: reopened } = reopen();
    expect(reopened.requestPage(requestQuery({ text: uuid(1).slice(-8) })).rows).toHaveLength(1);
    expect(copy.pragma('foreign_key_check')).toEqual([]);
    copy.close();
  });
});

describe('the file', () => {
  test('is private, says what it is and is what its hash says; no scratch copy stays', () => {
    const written = write();
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(statSync(target).size).toBe(written.bytes);
    expect(written.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(inspectSnapshotFile(target)).toEqual({ kind: 'snapshot', header: written.header });
    expect(readdirSync(dirname(place.path)).filter((name) => name.includes('snapshot'))).toEqual([]);
  });

  test('is of one moment, though the store is written to meanwhile', () => {
    const store = sqliteStore(database);
    store.setSetting('a', 'before');
    const replacer = createTextReplacer({ mask: (text) => text, secrets: new Set(), key: Buffer.alloc(32) });
    writeSnapshotFile({
      ...places(),
      header: HEADER,
      replacer,
      busyTimeoutMs: 200,
      onProgress: ({ step }) => {
        if (step === 'checking') store.setSetting('a', 'after');
      },
    });
    const { copy, store: reopened } = reopen();
    expect([store.setting('a'), reopened.setting('a')]).toEqual(['after', 'before']);
    copy.close();
  });

  test('never takes the place of another', () => {
    writeFileSync(target, 'something else');
    expect(() => write()).toThrow();
    expect(readFileSync(target, 'utf8')).toBe('something else');
  });

  test('is not left half done where the store cannot be read', () => {
    database.close();
    writeFileSync(place.path, 'no database '.repeat(500));
    expect(() => write()).toThrow();
    expect(existsSync(target)).toBe(false);
  });
});
