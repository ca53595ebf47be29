import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestQuerySchema } from '../../shared/api/log-queries.ts';
import { SNAPSHOT_PATH } from '../../shared/api/snapshot-ports.ts';
import { NO_SECRETS } from '../../shared/metadata/profile.ts';
import { overallState } from '../../shared/signals/overall.ts';
import { type Console, createConsole } from '../app.ts';
import { SENTINELS } from '../demo/pooler/sentinels.ts';
import { createSessionVault } from '../secrets/vault.ts';
import { keepProfile } from '../testing/kept-profile.ts';
import { type SimulatedSystems, startSimulatedSystems } from '../testing/simulated-systems.ts';

const CATALOGUE = {
  version: 1,
  rows: [
    {
      id: 'example.share',
      service: 'codex-pdf',
      surface: 'Example',
      rule: 'At least half of them.',
      window: '1h',
      share: {
        part: { metric: 'codex_api_requests_total', where: { status: ['200'] } },
        of: { metric: 'codex_api_requests_total' },
        counts: 'successes',
        atLeast: 0.5,
      },
    },
  ],
};

let systems: SimulatedSystems;
let folder: string;
let live: Console;
let file: string;
const temporaryFolder = process.env.TMPDIR;

function openConsole(dataDirectory: string, snapshotFile?: string): Promise<Console> {
  return createConsole({
    dataDirectory,
    connectionName: null,
    snapshotFile,
    adHoc: null,
    secrets: snapshotFile === undefined ? { ...NO_SECRETS, poolerToken: systems.token } : NO_SECRETS,
    vault: createSessionVault(),
    pageDirectory: null,
    nowMs: Date.now,
    random: () => 0.5,
    log: () => {},
  });
}

beforeAll(async () => {
  systems = await startSimulatedSystems('outage');
  folder = mkdtempSync(join(tmpdir(), 'console-test-'));
  const dataDirectory = join(folder, 'live');
  mkdirSync(dataDirectory);
  // A folder of its own, in which nobody else leaves anything.
  process.env.TMPDIR = join(folder, 'temporary');
  mkdirSync(process.env.TMPDIR);
  keepProfile(dataDirectory, systems);
  writeFileSync(join(dataDirectory, 'slo-catalogue.json'), JSON.stringify(CATALOGUE));
  live = await openConsole(dataDirectory);
  await live.ports.refreshNow();
  file = join(folder, 'example.snapshot');
  await live.snapshots.writeTo(file, false);
});
afterAll(async () => {
  await live.stop();
  await systems.close();
  expect(temporaryCopies()).toEqual([]);
  if (temporaryFolder === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporaryFolder;
  rmSync(folder, { recursive: true, force: true });
});

function ask(app: Console, path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Response> {
  return app.fetch(new Request(`http://127.0.0.1${path}`, init));
}

function temporaryCopies(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('pooler-console-snapshot'));
}

describe('a snapshot in another console, without sources and credentials', () => {
  let offline: Console;
  let before: Buffer;
  beforeAll(async () => {
    before = readFileSync(file);
    offline = await openConsole(join(folder, 'offline'), file);
  });
  afterAll(() => offline.stop());

  test('shows what the operator saw: the same sentence, signals, Pools and source states', async () => {
    const shown = await offline.ports.readState(null);
    const then = await live.ports.readState(shown.generatedAtMs);
    expect(overallState(shown.signals, shown.sources)).toEqual(overallState(then.signals, then.sources));
    expect(shown.signals.map(({ title, sinceMs }) => [title, sinceMs])).toEqual(
      then.signals.map(({ title, sinceMs }) => [title, sinceMs]),
    );
    expect(shown.signals.length).toBeGreaterThan(3);
    expect(shown.sources).toEqual(then.sources);
    expect(shown.picture.pools.map(({ label }) => label)).toEqual(
      then.picture.pools.map(({ label }) => label),
    );
  });

  test('is named as what it is, its clock standing', async () => {
    const { profile, generatedAtMs, notices } = await offline.ports.readState(null);
    expect(profile.snapshot).toEqual({ takenAtMs: generatedAtMs });
    expect(notices).toEqual([expect.stringMatching(/^This is a snapshot of .*taken \d{4}-.* UTC/)]);
    expect((await offline.ports.readState(null)).generatedAtMs).toBe(generatedAtMs);
  });

  test('reads the calendar of SLO rows from its own counters, those of the operator’s catalogue too', async () => {
    for (const id of ['availability.extract', 'example.share']) {
      expect(await offline.ports.sloCalendar(id), id).toMatchObject({ kind: 'read' });
    }
    expect(await offline.ports.sloCalendar('example.none')).toMatchObject({ kind: 'unread' });
  });

  test('refuses in words to read, to acknowledge, to fetch logs and to be copied', async () => {
    await expect(offline.ports.refreshNow()).rejects.toThrow('This is a snapshot');
    await expect(offline.ports.acknowledge('a', 'b', null)).rejects.toThrow('This is a snapshot');
    await expect(offline.ports.backfill.start('audit', { fromMs: 0, toMs: 1 })).rejects.toThrow('snapshot');
    await expect(offline.ports.writeSnapshot()).rejects.toThrow('What is shown is a snapshot');
  });

  test('takes drafts and releases them, in its private copy alone, and deletes none', async () => {
    const draft = await offline.ports.saveDraft({
      id: null,
      text: 'Status: info',
      signalIds: [],
      asOfMs: null,
      previousDraftId: null,
    });
    expect(await offline.ports.drafts()).toEqual([draft]);
    await expect(offline.ports.deleteDraft(draft.id)).rejects.toThrow(
      'This is a snapshot: the drafts in it stay',
    );
    await expect(offline.ports.restoreDraft([draft])).rejects.toThrow('This is a snapshot');
    expect(await offline.ports.drafts()).toEqual([draft]);
    const request = {
      text: '2 of 3 upstreams',
      medium: 'copy',
      confirmedWarnings: 0,
      asDraft: false,
    } as const;
    expect(await offline.ports.release(request)).toMatchObject({ released: true });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('moves every reading to an earlier moment and back, never beyond the one it was taken at', async () => {
    const rows = async () => (await offline.ports.requestPage(requestQuerySchema.parse({}))).rows.length;
    const taken = await offline.ports.readState(null);
    expect([await rows(), taken.picture.pools.length]).toEqual([100, 4]);
    await offline.ports.showMoment(taken.generatedAtMs - 3_600_000);
    const earlier = await offline.ports.readState(null);
    expect(earlier.generatedAtMs).toBe(taken.generatedAtMs - 3_600_000);
    expect([await rows(), earlier.picture.pools.length, earlier.signals.length]).toEqual([0, 0, 0]);
    await offline.ports.showMoment(taken.generatedAtMs + 3_600_000);
    expect((await offline.ports.readState(null)).generatedAtMs).toBe(taken.generatedAtMs);
    await offline.ports.showMoment(null);
    expect(await rows()).toBe(100);
  });

  test('leaves for a connection and nothing behind it', async () => {
    const copies = temporaryCopies().length;
    await offline.ports.closeSnapshot();
    expect((await offline.ports.readState(null)).profile).toMatchObject({ name: 'Demo', snapshot: null });
    expect(temporaryCopies()).toHaveLength(copies - 1);
  });
});

describe('a snapshot of the console that runs', () => {
  test('holds nothing that was planted, and no token', () => {
    const text = readFileSync(file, 'latin1').toLowerCase();
    const planted = Object.entries({ ...SENTINELS, token: systems.token });
    expect(planted.filter(([, value]) => text.includes(value.toLowerCase())).map(([name]) => name)).toEqual(
      [],
    );
  });

  test('is fetched once it is written, as the bytes of its hash, and under no other id', async () => {
    const written = await live.ports.writeSnapshot();
    const answer = await ask(live, `${SNAPSHOT_PATH}/${written.id}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${written.name}"`);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(written.sha256);
    expect((await ask(live, `${SNAPSHOT_PATH}/other`)).status).toBe(404);
    expect((await live.ports.snapshots()).written).toEqual(written);
  });

  test('is on record as released, by the hash of the file alone', async () => {
    const written = await live.snapshots.writeTo(join(folder, 'released'), false);
    const [name = ''] = readdirSync(join(folder, 'live')).filter((entry) => entry.endsWith('.db'));
    const store = new Database(join(folder, 'live', name), { readonly: true });
    const [newest] = store
      .prepare<[], unknown>('SELECT medium, text_hash AS hash FROM release ORDER BY id DESC LIMIT 1')
      .all();
    store.close();
    expect(newest).toEqual({ medium: 'snapshot', hash: written.sha256 });
  });

  test('has no past to show', async () => {
    await expect(live.ports.showMoment(1)).rejects.toThrow('No snapshot is shown');
  });

  test('never takes the place of another file unless told', async () => {
    await expect(live.snapshots.writeTo(file, false)).rejects.toThrow('--force');
    await live.snapshots.writeTo(file, true);
    await expect(live.snapshots.writeTo(join(folder, 'none', 'a'), false)).rejects.toThrow('folder');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('is opened by its bytes and gives way to the connection again', async () => {
    const post = { method: 'POST', body: readFileSync(file) };
    expect((await ask(live, SNAPSHOT_PATH, post)).status).toBe(204);
    const opened = await live.ports.snapshots();
    expect(opened.opened).toMatchObject({ connection: opened.connection });
    await live.ports.closeSnapshot();
    expect((await live.ports.readState(null)).profile.snapshot).toBeNull();
  });

  test('is refused in words where its bytes are none, and what is shown stays', async () => {
    writeFileSync(join(folder, 'text'), 'no snapshot');
    const refused = await ask(live, SNAPSHOT_PATH, { method: 'POST', body: 'no snapshot' });
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringMatching('This file is no snapshot of the console'),
    ]);
    expect((await live.ports.snapshots()).opened).toBeNull();
    await expect(openConsole(join(folder, 'other'), join(folder, 'text'))).rejects.toThrow('no snapshot');
    await expect(openConsole(join(folder, 'other'), join(folder, 'none'))).rejects.toThrow(
      'no such snapshot',
    );
  });
});
