import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseProfileSchema } from '../../../shared/metadata/database-profile.ts';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import { createPoolerDatabase, createViews, READER } from '../../testing/postgres/pooler-database.ts';
import {
  type PostgresServer,
  startPostgres,
  WITHOUT_POSTGRES,
} from '../../testing/postgres/postgres-process.ts';
import { checkDatabase } from './check-database.ts';

describe.skipIf(WITHOUT_POSTGRES !== '')(`the test of a database connection${WITHOUT_POSTGRES}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
    await createPoolerDatabase(server, 'pooler');
  }, 60_000);
  afterAll(() => server.stop());

  async function steps(change: object = {}, password: string = READER.password): Promise<string[]> {
    const address = { host: '127.0.0.1', port: server.port, name: 'pooler', user: READER.user, tls: 'off' };
    const checks = await checkDatabase({
      database: databaseProfileSchema.parse({ ...address, ...change }),
      password: () => password,
      isPublishable: isPublishableLabel,
      nowMs: Date.now,
      timeoutMs: 5_000,
    });
    return checks.map(({ step, outcome }) =>
      outcome.kind === 'ok' ? `${step}: ${outcome.value}` : `${step} FAILED: ${outcome.detail}`,
    );
  }

  const REACHED = 'Database reachable: A PostgreSQL answers, without TLS.';
  const SIGNED_IN = 'Database sign-in: The role and its password are taken.';
  const NO_WRITING = 'May write nothing: The role can write nothing.';
  const NO_READING = 'May read no table: The role can read no table.';

  it('goes through five steps with the role of the README', async () => {
    expect(await steps()).toEqual([
      REACHED,
      SIGNED_IN,
      NO_WRITING,
      NO_READING,
      'Database views: All five are there: 2 open jobs, 17 settings, 2 alerts, 1 alert rule.',
    ]);
  });

  it('says how it is reached', async () => {
    expect((await steps({ tls: 'encrypt' }))[0]).toBe(
      'Database reachable: A PostgreSQL answers over TLS; who it is was not verified.',
    );
    expect(await steps({ tls: 'verify' })).toEqual([
      'Database reachable FAILED: The certificate of the database could not be verified.',
    ]);
  });

  it('ends where nothing answers, and where the password is wrong', async () => {
    expect(await steps({ port: 1 })).toEqual([
      'Database reachable FAILED: Nothing listens at the address of the database.',
    ]);
    expect(await steps({}, 'example-wrong')).toEqual([
      REACHED,
      'Database sign-in FAILED: The database does not know this role and password.',
    ]);
  });

  it('tells writing from reading, and reads no view as a role that could do either', async () => {
    await server.asSuperuser('pooler', `grant insert on alert_rules to ${READER.user}`);
    const writing = await steps();
    await server.asSuperuser(
      'pooler',
      `revoke insert on alert_rules from ${READER.user}; grant select on alert_rules to ${READER.user}`,
    );
    const reading = await steps();
    await server.asSuperuser('pooler', `revoke select on alert_rules from ${READER.user}`);
    expect(writing).toEqual([
      REACHED,
      SIGNED_IN,
      expect.stringMatching(/^May write nothing FAILED: The role could write: it may change one table/),
      NO_READING,
    ]);
    expect(reading).toEqual([
      REACHED,
      SIGNED_IN,
      NO_WRITING,
      expect.stringMatching(/^May read no table FAILED: The role could read one table/),
    ]);
  });

  it('says what to do where the views are not there', async () => {
    await server.asSuperuser('pooler', 'drop schema operator_console cascade');
    const without = await steps();
    await createViews(server, 'pooler');
    expect(without.at(-1)).toMatch(
      /^Database views FAILED: The views are not there\. Run the SQL of the README/,
    );
  });
});
