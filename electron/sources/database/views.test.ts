import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORBIDDEN, PERSON_ID } from '../../testing/postgres/planted-rows.ts';
import { createPoolerDatabase, createViews, READER } from '../../testing/postgres/pooler-database.ts';
import { POOLER_TABLE_NAMES } from '../../testing/postgres/pooler-tables.ts';
import {
  type PostgresServer,
  startPostgres,
  WITHOUT_POSTGRES,
} from '../../testing/postgres/postgres-process.ts';
import { EVIDENCE_KEYS } from './evidence.ts';
import { settingsKeys } from './settings-keys.ts';

const fileText = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const VIEWS_SQL = fileText('./views.sql');

/** The JSON keys that the views let out of one column. */
function keysIn(column: string): string[] {
  const list = new RegExp(`jsonb_each\\(${column}\\) where key in \\(([^)]*)\\)`).exec(VIEWS_SQL)?.[1] ?? '';
  return [...list.matchAll(/'([a-z_]+)'/g)].map(([, key]) => key ?? '');
}

it('is shown in the README letter for letter, and so is how to drop it', () => {
  const readme = fileText('../../../README.md');
  const dropping = fileText('./drop-views.sql').trim().split('\n').at(-1);
  // Not `toContain`: a failure would print the whole README.
  expect([VIEWS_SQL.trim(), `\n${dropping}\n`].map((sql) => readme.includes(sql))).toEqual([true, true]);
});

it.each(Object.entries(settingsKeys(() => true)))(
  'lets out of %s exactly the keys that are read',
  (family, keys) => {
    expect(keysIn(family).toSorted()).toEqual(Object.keys(keys).toSorted());
  },
);

it('lets out of the evidence exactly the keys that are read', () => {
  expect(keysIn('safe_evidence_snapshot').toSorted()).toEqual(EVIDENCE_KEYS.toSorted());
});

describe.skipIf(WITHOUT_POSTGRES !== '')(`the views in a real PostgreSQL${WITHOUT_POSTGRES}`, () => {
  let server: PostgresServer;
  let reader: Client;

  beforeAll(async () => {
    server = await startPostgres();
    await createPoolerDatabase(server, 'pooler');
    reader = new Client({ host: '127.0.0.1', port: server.port, database: 'pooler', ssl: false, ...READER });
    await reader.connect();
  }, 60_000);
  afterAll(async () => {
    await reader.end();
    await server.stop();
  });

  const refusal = (sql: string) =>
    reader.query(sql).then(
      () => 'done',
      (error: Error) => error.message,
    );

  it.each(POOLER_TABLE_NAMES)('show nothing of %s that the contract forbids', async (view) => {
    const { rows } = await reader.query(`select to_jsonb(v)::text as row from operator_console.${view} v`);
    expect(rows.length).toBeGreaterThan(0);
    const text = JSON.stringify(rows);
    // The one piece of evidence under an allowed key that holds an address: the source refuses its value.
    expect(text.replaceAll(`${FORBIDDEN}@example.com`, '')).not.toContain(FORBIDDEN);
    expect(text).not.toMatch(/192\.0\.2|198\.51\.100|203\.0\.113|account_email/);
    expect(text).not.toContain(PERSON_ID);
  });

  it.each(POOLER_TABLE_NAMES)('keep the table %s itself closed', async (table) => {
    expect(await refusal(`select * from public.${table}`)).toContain('permission denied');
  });

  it('cannot be written through, even by a role that switches its read-only setting off', async () => {
    await reader.query('set default_transaction_read_only = off');
    for (const sql of [
      `update operator_console.alert_rules set state = 'disabled'`,
      'delete from operator_console.oban_jobs',
      'create table public.example (id int)',
      'create temporary table example (id int)',
      'create table operator_console.example (id int)',
      'create schema example',
    ]) {
      expect(await refusal(sql), sql).toContain('permission denied');
    }
  });

  it('do not let a predicate look behind their columns', async () => {
    expect(await refusal('select id from operator_console.oban_jobs where args is not null')).toContain(
      'column "args" does not exist',
    );
  });

  it('can be made again over themselves', async () => {
    await createViews(server, 'pooler');
    expect((await reader.query('select from operator_console.oban_jobs')).rowCount).toBe(4);
  });

  it('leave the way free for a migration once they are dropped', async () => {
    const migrate = () =>
      server.asSuperuser('pooler', 'alter table oban_jobs alter column queue type varchar(80)');
    await expect(migrate()).rejects.toThrow(/used by a view/);
    await server.asSuperuser('pooler', fileText('./drop-views.sql'));
    await migrate();
    await createViews(server, 'pooler');
  });
});
