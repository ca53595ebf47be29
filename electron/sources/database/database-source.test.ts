import { createServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { databaseProfileSchema } from '../../../shared/metadata/database-profile.ts';
import { jobSchema } from '../../../shared/metadata/job.ts';
import { alertRuleSchema, alertSchema } from '../../../shared/metadata/pooler-alert.ts';
import { settingsSchema } from '../../../shared/metadata/pooler-settings.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import { isPublishableLabel } from '../../../shared/redaction/label.ts';
import { listenOnLoopback } from '../../testing/loopback-port.ts';
import { FORBIDDEN, job, PERSON_ID, POOL_ID } from '../../testing/postgres/planted-rows.ts';
import { createPoolerDatabase, createViews, READER } from '../../testing/postgres/pooler-database.ts';
import {
  insertRows,
  POOLER_TABLE_NAMES,
  POOLER_TABLES,
  recordedRows,
  WITHOUT_RECORDED_ROWS,
} from '../../testing/postgres/pooler-tables.ts';
import {
  type PostgresServer,
  startPostgres,
  WITHOUT_POSTGRES,
} from '../../testing/postgres/postgres-process.ts';
import type { DatabaseSource } from './contract.ts';
import { createDatabaseSource } from './database-source.ts';

const endSessions = `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${READER.user}'`;
const PLANTED_DAY_MS = Date.UTC(2026, 0, 15);

function value<T>(outcome: SourceOutcome<T>): T {
  if (outcome.kind !== 'ok') throw new Error(`${outcome.kind}: ${outcome.detail}`);
  return outcome.value;
}

describe.skipIf(WITHOUT_POSTGRES !== '')(`a Pooler’s PostgreSQL${WITHOUT_POSTGRES}`, () => {
  let server: PostgresServer;
  const opened: DatabaseSource[] = [];

  beforeAll(async () => {
    server = await startPostgres();
    await createPoolerDatabase(server, 'pooler');
  }, 60_000);
  afterEach(async () => {
    for (const source of opened.splice(0)) await source.close();
  });
  afterAll(() => server.stop());

  function sourceOf(
    change: object = {},
    password: string | null = READER.password,
    timeoutMs = 5_000,
  ): DatabaseSource {
    const source = createDatabaseSource({
      database: databaseProfileSchema.parse({
        host: '127.0.0.1',
        port: server.port,
        name: 'pooler',
        user: READER.user,
        tls: 'off',
        ...change,
      }),
      password: () => password,
      isPublishable: isPublishableLabel,
      nowMs: Date.now,
      timeoutMs,
    });
    opened.push(source);
    return source;
  }

  describe('jobs', () => {
    it('are read with every allowed field, times taken as UTC', async () => {
      const { jobs, openComplete } = value(await sourceOf().readJobs(PLANTED_DAY_MS));
      expect(openComplete).toBe(true);
      expect(jobs.map(({ id, state }) => `${id} ${state}`)).toEqual([
        '1 executing',
        '2 retryable',
        '3 completed',
        '4 discarded',
      ]);
      expect(jobs[0]).toEqual({
        id: 1,
        state: 'executing',
        queue: 'jobs',
        worker: 'TokenRefreshWorker',
        attempt: 1,
        maxAttempts: 8,
        priority: 0,
        insertedAtMs: Date.UTC(2026, 0, 15, 10, 0, 0, 123),
        scheduledAtMs: Date.UTC(2026, 0, 15, 10, 0, 0, 123),
        attemptedAtMs: Date.UTC(2026, 0, 15, 10, 0, 1),
        completedAtMs: null,
        discardedAtMs: null,
        cancelledAtMs: null,
        targetRef: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
    });

    it('that work on the same target share a reference, and others do not', async () => {
      const { jobs } = value(await sourceOf().readJobs(PLANTED_DAY_MS));
      const references = jobs.map(({ targetRef }) => targetRef);
      expect(new Set(references.slice(0, 3)).size).toBe(1);
      expect(references[3]).not.toBe(references[0]);
    });

    it('that finished before the asked time stay away; the one at that very time and open ones come', async () => {
      const since = Date.UTC(2026, 0, 15, 9, 30);
      const ids = async (atMs: number) => value(await sourceOf().readJobs(atMs)).jobs.map(({ id }) => id);
      expect(await ids(since)).toEqual([1, 2, 4]);
      expect(await ids(since + 1)).toEqual([1, 2]);
    });

    it('are not complete where one cannot be read', async () => {
      await insertRows(server, 'pooler', 'oban_jobs', [job(90, 'available', { worker: 'not a worker' })]);
      const { jobs, openComplete } = value(await sourceOf().readJobs(PLANTED_DAY_MS));
      await server.asSuperuser('pooler', 'delete from oban_jobs where id = 90');
      expect([jobs.length, openComplete]).toEqual([4, false]);
    });

    it('that finished are all read, however many a day has brought', async () => {
      await server.asSuperuser(
        'pooler',
        `insert into oban_jobs (id, queue, worker, state, completed_at)
         select 1000 + n, 'jobs', 'CodexPooler.Jobs.CatalogSyncWorker', 'completed', '2026-01-16'::timestamp
         from generate_series(1, 12000) n`,
      );
      const { jobs } = value(await sourceOf().readJobs(Date.UTC(2026, 0, 16)));
      await server.asSuperuser('pooler', 'delete from oban_jobs where id > 1000');
      expect([jobs.length, new Set(jobs.map(({ id }) => id)).size]).toEqual([12_002, 12_002]);
    });

    it('are cut at a limit that says so', async () => {
      await server.asSuperuser(
        'pooler',
        `insert into oban_jobs (id, queue, worker)
         select 1000 + n, 'jobs', 'CodexPooler.Jobs.CatalogSyncWorker' from generate_series(1, 2100) n`,
      );
      const { jobs, openComplete } = value(await sourceOf().readJobs(Date.now()));
      await server.asSuperuser('pooler', 'delete from oban_jobs where id > 1000');
      expect([jobs.length, openComplete]).toEqual([2_000, false]);
    });
  });

  it('gives the settings by allowed key, addresses as counts and secrets as their status', async () => {
    const { items, complete, note } = value(await sourceOf().readSettings());
    expect([complete, note]).toEqual([true, undefined]);
    const [settings] = items;
    expect(settings?.values.map(({ family, key, value: text }) => `${family}.${key}=${text}`)).toEqual([
      'development.account_reconciliation_paused=true',
      'development.impeccable_live_enabled=false',
      'files.max_size_bytes=26214400',
      'gateway.bulkheads={"proxy_stream":{"queue_limit":96,"max_concurrency":24,"queue_timeout_ms":10000}}',
      'gateway.circuit_open_seconds=60',
      'gateway.gateway_debug=false',
      'gateway.model_context_window_overrides={"example-model-a":128000}',
      'ingress.decompression_algorithms=["gzip","zstd"]',
      'ingress.firewall_allowlist=3',
      'ingress.forwarded_client_ip_source="x_forwarded_for"',
      'ingress.forwarded_proxy_depth=1',
      'ingress.trusted_proxies=2',
      'mcp.enabled=true',
      'smtp.enabled=true',
      'smtp.retries=2',
      'smtp.tls="always"',
      'transcription.max_upload_bytes=26214400',
    ]);
    expect(settings?.secrets).toEqual([
      {
        name: 'metrics.bearer_token',
        status: 'configured',
        fingerprint: 'sha256:0123456789ab',
        keyVersion: 'v1',
      },
      { name: 'smtp.password', status: 'configured', fingerprint: null, keyVersion: 'v2' },
    ]);
    expect(settings).toMatchObject({ lockVersion: 7, updatedAtMs: Date.UTC(2026, 0, 15, 10, 0, 0, 123) });
  });

  it('gives alerts, the open ones first, with their evidence and the Pools they touch, and rules without names', async () => {
    const { alerts, rules } = value(await sourceOf().readAlerts());
    expect(alerts).toMatchObject({ complete: true });
    expect(alerts.items.map(({ state, targetCount }) => [state, targetCount])).toEqual([
      ['open', 2],
      ['resolved', 0],
    ]);
    expect(alerts.items[0]?.evidence).toEqual([
      { name: 'usable_assignment_count', value: '0' },
      { name: 'circuit_blocked_reasons', value: 'open_cooldown, probe_saturated' },
      { name: 'model', value: 'example-model-a' },
      { name: 'routing_usable', value: 'false' },
    ]);
    expect(rules.items).toMatchObject([
      {
        ruleKind: 'pool_low_usable_assignments',
        poolId: POOL_ID,
        thresholdUsedPercent: 87.5,
        model: 'example-model-a',
      },
    ]);
  });

  it('answers nothing that the contract forbids', async () => {
    const source = sourceOf();
    const answers = JSON.stringify([
      value(await source.readJobs(0)),
      value(await source.readSettings()),
      value(await source.readAlerts()),
    ]);
    expect(answers).not.toContain(FORBIDDEN);
    expect(answers).not.toContain(PERSON_ID);
    expect(answers).not.toMatch(/192\.0\.2|198\.51\.100|203\.0\.113|@/);
  });

  it.skipIf(WITHOUT_RECORDED_ROWS !== '')(
    `reads every recorded row of a real Pooler${WITHOUT_RECORDED_ROWS}`,
    async () => {
      await server.createDatabase('recorded');
      await server.asSuperuser('recorded', POOLER_TABLES);
      for (const table of POOLER_TABLE_NAMES)
        await insertRows(server, 'recorded', table, recordedRows(table));
      await createViews(server, 'recorded');
      const source = sourceOf({ name: 'recorded' });
      const { jobs, openComplete } = value(await source.readJobs(0));
      expect([jobs.length, openComplete]).toEqual([recordedRows('oban_jobs').length, true]);
      for (const row of jobs) expect(jobSchema.parse(row)).toEqual(row);
      const settings = value(await source.readSettings());
      expect(settings.note).toBeUndefined();
      for (const item of settings.items) expect(settingsSchema.parse(item)).toEqual(item);
      expect(settings.items[0]?.secrets.map(({ status }) => status)).toEqual([
        'intentionally_unset',
        'intentionally_unset',
      ]);
      const { alerts, rules } = value(await source.readAlerts());
      expect([alerts.items.length, rules.items.length]).toEqual(
        (['alert_incidents', 'alert_rules'] as const).map((table) => recordedRows(table).length),
      );
      for (const item of alerts.items) expect(alertSchema.parse(item)).toEqual(item);
      for (const item of rules.items) expect(alertRuleSchema.parse(item)).toEqual(item);
    },
  );

  describe('that does not answer as it should', () => {
    /** From now on its settings take so many seconds to read. */
    const slowDown = (name: string, seconds: number) =>
      server.asSuperuser(
        name,
        `alter view operator_console.instance_settings rename to swift;
         create view operator_console.instance_settings as
           select swift.* from operator_console.swift, pg_sleep(${seconds});
         grant select on operator_console.instance_settings to operator_console_reader`,
      );

    it.each([
      ['a wrong password', {}, 'example-wrong-password', 'unauthorized', /does not know this role/],
      ['no password', {}, null, 'unauthorized', /./],
      [
        'an unknown role',
        { user: 'example_nobody' },
        READER.password,
        'unauthorized',
        /does not know this role/,
      ],
      [
        'an unknown database',
        { name: 'example_none' },
        READER.password,
        'not exposed',
        /no database of that name/,
      ],
      [
        'its views in another schema',
        { schema: 'example_none' },
        READER.password,
        'forbidden',
        /schema that the connection names/,
      ],
      ['nothing at the port', { port: 1 }, READER.password, 'unreachable', /Nothing listens/],
      ['an unknown host', { host: 'db.invalid' }, READER.password, 'unreachable', /./],
    ] as const)(
      'has %s: a typed outcome that names no value',
      async (_words, change, password, kind, detail) => {
        const outcome = await sourceOf(change, password).readSettings();
        expect(outcome.kind).toBe(kind);
        if (outcome.kind === 'ok') return;
        expect(outcome.detail).toMatch(detail);
        expect(outcome.detail).not.toMatch(/example|reader|127\.0\.0\.1|invalid|password authentication/);
      },
    );

    it('has views of another version: the sentence says to run the SQL again', async () => {
      await createPoolerDatabase(server, 'half_upgraded');
      await server.asSuperuser(
        'half_upgraded',
        'alter view operator_console.oban_jobs rename column target_ref to target',
      );
      const source = sourceOf({ name: 'half_upgraded' });
      expect(await source.readJobs(0)).toMatchObject({
        kind: 'not exposed',
        detail: expect.stringContaining('another version'),
      });
      expect(await source.readAlerts()).toMatchObject({ kind: 'ok' });
    });

    it('has views whose columns are of other types: malformed', async () => {
      await createPoolerDatabase(server, 'other_types');
      await server.asSuperuser(
        'other_types',
        `alter view operator_console.alert_rules rename to old_rules;
           create view operator_console.alert_rules as
             select id, pool_id, scope_type, rule_kind, severity, 'often'::text as cooldown_minutes, state, model,
                    min_usable_assignments, target_state, window_selector, threshold_used_percent, route_class
             from operator_console.old_rules;
           grant select on operator_console.alert_rules to operator_console_reader`,
      );
      expect(await sourceOf({ name: 'other_types' }).readAlerts()).toMatchObject({ kind: 'malformed' });
    });

    it('has no connection left for the role: overloaded', async () => {
      await server.asSuperuser('postgres', `alter role ${READER.user} connection limit 0`);
      const outcome = await sourceOf().readSettings();
      await server.asSuperuser('postgres', `alter role ${READER.user} connection limit 4`);
      expect(outcome).toMatchObject({ kind: 'overloaded' });
    });

    it('loses its views under the console and gets them back', async () => {
      await createPoolerDatabase(server, 'migrating');
      const source = sourceOf({ name: 'migrating' });
      expect(await source.readJobs(0)).toMatchObject({ kind: 'ok' });
      await server.asSuperuser('migrating', 'drop schema operator_console cascade');
      expect(await source.readJobs(0)).toMatchObject({ kind: 'not exposed' });
      await createViews(server, 'migrating');
      expect(await source.readJobs(0)).toMatchObject({ kind: 'ok' });
    });

    it('ends a session between two reads: the next read signs in anew', async () => {
      const source = sourceOf();
      value(await source.readSettings());
      await server.asSuperuser('postgres', endSessions);
      await expect.poll(async () => (await source.readSettings()).kind).toBe('ok');
    });

    it('holds a statement longer than allowed: unreachable, and it goes on afterwards', async () => {
      await createPoolerDatabase(server, 'slow');
      await slowDown('slow', 3);
      const source = sourceOf({ name: 'slow' }, READER.password, 500);
      expect(await source.readSettings()).toMatchObject({
        kind: 'unreachable',
        detail: 'The database did not finish the statement in time.',
      });
      expect(await source.readJobs(0)).toMatchObject({ kind: 'ok' });
    });

    it.each([
      ['nothing at all', ''],
      ['another protocol', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ])('says %s: unreachable, after the time limit at the latest', async (_words, answer) => {
      const other = createServer((socket) => {
        socket.on('error', () => {});
        if (answer !== '') socket.write(answer);
      });
      const port = await listenOnLoopback(other);
      const outcome = await sourceOf({ port }, READER.password, 300).readSettings();
      other.close();
      expect(outcome).toMatchObject({ kind: 'unreachable' });
    });

    it('is closed under a read, which ends at once as unreachable', async () => {
      await createPoolerDatabase(server, 'closing');
      await slowDown('closing', 60);
      const source = sourceOf({ name: 'closing' }, READER.password, 50_000);
      const reading = source.readSettings();
      await expect
        .poll(
          () => server.asSuperuser('postgres', `select from pg_stat_activity where wait_event = 'PgSleep'`),
          { timeout: 5_000 },
        )
        .toHaveLength(1);
      await source.close();
      await server.asSuperuser('postgres', endSessions);
      expect(await reading).toMatchObject({ kind: 'unreachable' });
    });
  });

  describe('over TLS', () => {
    it('is read encrypted where the profile takes any certificate', async () => {
      const source = sourceOf({ tls: 'encrypt' });
      value(await source.readSettings());
      expect(
        await server.asSuperuser(
          'postgres',
          `select s.ssl from pg_stat_ssl s join pg_stat_activity a using (pid) where a.usename = '${READER.user}' and a.state is not null`,
        ),
      ).toEqual([{ ssl: true }]);
    });

    it('is refused where its certificate cannot be verified', async () => {
      expect(await sourceOf({ tls: 'verify', host: 'localhost' }).readSettings()).toMatchObject({
        kind: 'unreachable',
        detail: 'The certificate of the database could not be verified.',
      });
    });

    it('is verified by name: its certificate is for localhost, and for no address', async () => {
      const before = getCACertificates('default');
      setDefaultCACertificates([...before, server.certificate]);
      try {
        expect(await sourceOf({ tls: 'verify', host: 'localhost' }).readSettings()).toMatchObject({
          kind: 'ok',
        });
        expect(await sourceOf({ tls: 'verify' }).readSettings()).toMatchObject({ kind: 'unreachable' });
      } finally {
        setDefaultCACertificates(before);
      }
    });

    it.each([
      ['N', 'The database does not offer TLS.'],
      ['H', 'What answers there is not a PostgreSQL with TLS.'],
    ])('is never done without because the server answers %j', async (answer, detail) => {
      const heard: string[] = [];
      const other = createServer((socket) => {
        socket.on('data', (chunk) => heard.push(chunk.toString('latin1')));
        socket.write(answer);
      });
      const port = await listenOnLoopback(other);
      const outcome = await sourceOf({ tls: 'encrypt', port }).readSettings();
      other.close();
      expect(outcome).toMatchObject({ kind: 'unreachable', detail });
      expect(heard.join('')).not.toContain(READER.user);
    });
  });
});
