import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseProfileSchema } from '../../../shared/metadata/database-profile.ts';
import { createPoolerDatabase, READER } from '../../testing/postgres/pooler-database.ts';
import {
  type PostgresServer,
  startPostgres,
  WITHOUT_POSTGRES,
} from '../../testing/postgres/postgres-process.ts';
import { createDatabaseSource } from './database-source.ts';
import { type RoleProof, readRefusal, roleProofOf, writeRefusal } from './role-proof.ts';

const role = READER.user;

/** What an administrator might do by mistake, what undoes it, and what the console then says. */
const MISTAKES = [
  ['a superuser', `alter role ${role} superuser`, `alter role ${role} nosuperuser`, /it is a superuser/],
  [
    'able to pass row security',
    `alter role ${role} bypassrls`,
    `alter role ${role} nobypassrls`,
    /row security/,
  ],
  ['able to make roles', `alter role ${role} createrole`, `alter role ${role} nocreaterole`, /create roles/],
  ['able to replicate', `alter role ${role} replication`, `alter role ${role} noreplication`, /replicate/],
  ...['pg_read_all_data', 'pg_write_all_data', 'example_group'].map(
    (group) =>
      [
        `a member of ${group}`,
        `grant ${group} to ${role}`,
        `revoke ${group} from ${role}`,
        /member of other roles/,
      ] as const,
  ),
  [
    'the owner of a table',
    `alter table extra owner to ${role}`,
    'alter table extra owner to postgres',
    /it owns/,
  ],
  ...['insert', 'update', 'delete', 'truncate', 'trigger'].map(
    (right) =>
      [
        `allowed to ${right}`,
        `grant ${right} on oban_jobs to ${role}`,
        `revoke ${right} on oban_jobs from ${role}`,
        /may change one table or view/,
      ] as const,
  ),
  [
    'allowed to update one column',
    `grant update (state) on oban_jobs to ${role}`,
    `revoke update (state) on oban_jobs from ${role}`,
    /may change one table or view/,
  ],
  [
    'allowed to write through one of the views',
    `grant update on operator_console.alert_rules to ${role}`,
    `revoke update on operator_console.alert_rules from ${role}`,
    /may change one table or view/,
  ],
  [
    'allowed to move a sequence',
    `grant usage on sequence oban_jobs_id_seq to ${role}`,
    `revoke usage on sequence oban_jobs_id_seq from ${role}`,
    /move a sequence/,
  ],
  [
    'allowed to create schemas',
    `grant create on database pooler to ${role}`,
    `revoke create on database pooler from ${role}`,
    /create objects/,
  ],
  [
    'allowed to create tables, as everybody was before PostgreSQL 15',
    'grant create on schema public to public',
    'revoke create on schema public from public',
    /create objects/,
  ],
  [
    'allowed to make temporary tables, as everybody is until that is revoked',
    'grant temporary on database pooler to public',
    'revoke temporary on database pooler from public',
    /temporary tables/,
  ],
  [
    'allowed to run a function with the rights of its owner',
    `create function risky() returns int language sql security definer as 'select 1'`,
    'drop function risky()',
    /rights of the function’s owner/,
  ],
  [
    'allowed to read a table',
    `grant select on extra to ${role}`,
    `revoke select on extra from ${role}`,
    /read one table/,
  ],
  [
    'allowed to read one column',
    `grant select (args) on oban_jobs to ${role}`,
    `revoke select (args) on oban_jobs from ${role}`,
    /read one table/,
  ],
  [
    'allowed to read what everybody may',
    'grant select on extra, alert_rules to public',
    'revoke select on extra, alert_rules from public',
    /read 2 tables or views/,
  ],
] as const;

/** What the role of the README proves. */
const HARMLESS: RoleProof = {
  superuser: false,
  manages: false,
  takesRoles: false,
  owns: false,
  createsInDatabase: false,
  createsTemporary: false,
  createsInSchema: false,
  writesTables: 0,
  movesSequences: 0,
  runsAsOwner: 0,
  readsTables: 0,
  readOnlySession: true,
};

describe('the judgement of a proof', () => {
  it('refuses nothing that the role of the README can do', () => {
    expect([writeRefusal(HARMLESS), readRefusal(HARMLESS)]).toEqual([null, null]);
  });

  it.each([
    'superuser',
    'manages',
    'takesRoles',
    'owns',
    'createsInDatabase',
    'createsTemporary',
    'createsInSchema',
  ] as const)('refuses a role that %s, as one that could write', (right) => {
    expect(writeRefusal({ ...HARMLESS, [right]: true })).toMatch(
      /^The role could write: .+\. The console uses only/,
    );
  });

  it('refuses a session whose read-only setting was dropped on the way', () => {
    expect(writeRefusal({ ...HARMLESS, readOnlySession: false })).toContain('drops its read-only setting');
  });

  it('refuses a superuser as a reader of everything', () => {
    expect(readRefusal({ ...HARMLESS, superuser: true })).toContain('read everything');
  });

  it('takes nothing but one whole row for a proof', () => {
    expect(roleProofOf([{ proof: JSON.stringify(HARMLESS) }])).toEqual(HARMLESS);
    expect(() => roleProofOf([])).toThrow();
    expect(() => roleProofOf([{ proof: JSON.stringify({ ...HARMLESS, superuser: null }) }])).toThrow();
  });
});

describe.skipIf(WITHOUT_POSTGRES !== '')(`the role of the database connection${WITHOUT_POSTGRES}`, () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres();
    await createPoolerDatabase(server, 'pooler');
    await server.asSuperuser('pooler', 'create table extra (id int); create role example_group');
  }, 60_000);
  afterAll(() => server.stop());

  async function read() {
    const database = databaseProfileSchema.parse({
      host: '127.0.0.1',
      port: server.port,
      name: 'pooler',
      user: role,
      tls: 'off',
    });
    const source = createDatabaseSource({
      database,
      password: () => READER.password,
      isPublishable: () => true,
      nowMs: Date.now,
      timeoutMs: 5_000,
    });
    const outcome = await source.readJobs(0);
    await source.close();
    return outcome;
  }

  it('is used as the SQL of the README makes it', async () => {
    expect(await read()).toMatchObject({ kind: 'ok' });
  });

  it.each(MISTAKES)(
    'is refused where it is %s, and used again once that is undone',
    async (_words, grant, undo, reason) => {
      await server.asSuperuser('pooler', grant);
      const outcome = await read();
      await server.asSuperuser('pooler', undo);
      expect(outcome).toMatchObject({ kind: 'forbidden', detail: expect.stringMatching(reason) });
      expect(await read()).toMatchObject({ kind: 'ok' });
    },
  );
});
