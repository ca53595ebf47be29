import { randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { profileSchema } from '../../shared/metadata/profile.ts';
import { databasePath } from '../profiles/data-directory.ts';
import { openProfileFile } from '../profiles/profile-file.ts';
import { type CliResult, runCli } from '../testing/cli-process.ts';
import { keepProfile, PROFILE_NAME } from '../testing/kept-profile.ts';
import { type SimulatedSystems, startSimulatedSystems } from '../testing/simulated-systems.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';

removeTemporaryDirectories();

interface Check {
  readonly number: number;
  readonly about: string;
  readonly step: string;
  readonly ok: boolean;
  readonly message: string;
}

function checksOf({ stdout }: CliResult): readonly Check[] {
  return JSON.parse(stdout).checks;
}

const failed = (result: CliResult) => checksOf(result).filter(({ ok }) => !ok);

describe('with a simulated Pooler and codex-pdf', () => {
  let systems: SimulatedSystems;
  beforeAll(async () => {
    systems = await startSimulatedSystems('calm');
  });
  afterAll(() => systems.close());
  afterEach(() => systems.poolerPlug.plugIn());

  function place(): string {
    const directory = temporaryDirectory();
    keepProfile(directory, systems);
    return directory;
  }

  const doctor = (directory: string, ...words: readonly string[]) =>
    runCli(['doctor', '--data-dir', directory, ...words], {
      environment: { POOLER_MCP_TOKEN: systems.token },
    });

  it('passes every check of a console that works, with nothing taken out by the redaction policy', async () => {
    const result = await doctor(place());
    expect([result.exitCode, result.stderr]).toEqual([0, '']);
    const [first, second] = result.stdout.split('\n');
    expect(first).toMatch(/^\[Pooler Operator Console /);
    expect(second).toMatch(/^All \d+ checks passed\.$/);
    expect(result.stdout).not.toContain('removed]');
    for (const heading of ['[This machine]', '[Files]', `[${PROFILE_NAME}]`, '[Sources]']) {
      expect(result.stdout).toContain(`\n${heading}\n`);
    }
  });

  it('says of a Pooler that is away what fails and what to do, and ends with 1', async () => {
    const directory = place();
    await systems.poolerPlug.pull();
    const result = await doctor(directory, '--connection', PROFILE_NAME, '--json');
    expect(result.exitCode).toBe(1);
    const steps = failed(result).map(({ step }) => step);
    expect(steps).toEqual(
      expect.arrayContaining(['Clock of the Pooler', 'Gateway health', 'Source: Pools', 'Source: Requests']),
    );
    expect(steps).not.toContain('codex-pdf /metrics');
    expect(failed(result).find(({ step }) => step === 'Gateway health')?.message).toMatch(/check the port/);
  });

  it('says that a token is missing, and goes on', async () => {
    const result = await runCli(['doctor', '--json', '--data-dir', place()]);
    expect(result.exitCode).toBe(1);
    expect(failed(result).find(({ step }) => step === 'Credentials')?.message).toMatch(
      /^Not held: MCP token\./,
    );
    expect(checksOf(result).find(({ step }) => step === 'codex-pdf /metrics')).toMatchObject({ ok: true });
  });

  it('still answers where the profiles file cannot be read', async () => {
    const directory = place();
    writeFileSync(join(directory, 'profiles.json'), '{"version":1');
    const result = await doctor(directory);
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toMatch(/FAILED, \d+ ms\] Kept connections: \(.*not valid JSON/);
    expect(result.stdout).toMatch(/FAILED, \d+ ms\] Start: \(/);
    expect(result.stdout).not.toContain(directory);
  });

  it('still answers where the store was written by a later version', async () => {
    const directory = place();
    const [profile] = openProfileFile(directory).list();
    if (profile === undefined) throw new Error('no connection is kept');
    const database = new Database(databasePath(directory, profile));
    database.pragma('user_version = 999');
    database.close();
    const result = await doctor(directory, '--json');
    expect(result.exitCode).toBe(1);
    expect(failed(result).map(({ step }) => step)).toEqual(['Permissions', 'Stored data', 'Start']);
  });

  it.skipIf(process.platform === 'win32')(
    'finds open permissions before the start repairs them',
    async () => {
      const directory = place();
      writeFileSync(join(directory, 'example.db'), '');
      chmodSync(join(directory, 'example.db'), 0o644);
      expect(failed(await doctor(directory, '--json'))).toMatchObject([{ step: 'Permissions' }]);
    },
  );
});

it('refuses a connection that is not there, without repeating its name', async () => {
  const result = await runCli(['doctor', '--connection', 'example-none', '--data-dir', temporaryDirectory()]);
  expect([result.exitCode, result.stdout]).toEqual([2, '']);
  expect(result.stderr).not.toContain('example-none');
});

describe('values of every forbidden kind, planted wherever a step could pick them up', () => {
  const secret = () => randomBytes(18).toString('base64url');
  const PLANTED = {
    profileName: 'pooler-7.sentinel.example.org',
    poolerHost: 'sentinel-pooler.invalid',
    prometheusHost: 'sentinel-prometheus.invalid',
    tenant: `tenant-${secret()}`,
    userName: 'sentinel-reader-77',
    databaseHost: 'sentinel-database.invalid',
    databaseUser: 'sentinel_role_78',
    mcpToken: `mcp-${secret()}`,
    metricsToken: secret(),
    metricsSecret: secret(),
    databasePassword: secret(),
    environment: secret(),
    answerMail: 'sentinel.answer@example.com',
    answerKey: `sk-cxp-${randomBytes(6).toString('hex')}-${secret()}${secret()}`,
    answerAddress: '203.0.113.99',
    answerPath: '/srv/sentinel/private/file.txt',
  } as const;
  const ENVIRONMENT = {
    POOLER_MCP_TOKEN: PLANTED.mcpToken,
    POOLER_METRICS_TOKEN: PLANTED.metricsToken,
    PROMETHEUS_TOKEN: PLANTED.metricsSecret,
    POOLER_DATABASE_PASSWORD: PLANTED.databasePassword,
    SENTINEL_VARIABLE: PLANTED.environment,
  };
  const LIE = `${PLANTED.answerMail} ${PLANTED.answerKey} ${PLANTED.answerAddress} ${PLANTED.answerPath}`;

  /** A server that answers everything with what must not be repeated. */
  async function liar(status: number) {
    const server = createServer((_request, response) => {
      response.writeHead(status, LIE, { date: LIE, 'x-lie': LIE, 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: LIE, error: { code: LIE, message: LIE }, data: LIE }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return { url: `http://127.0.0.1:${address.port}/`, close };
  }

  const plantedIn = (text: string) =>
    Object.entries(PLANTED)
      .filter(([, value]) => text.toLowerCase().includes(value.toLowerCase()))
      .map(([name]) => name);

  function keep(directory: string, parts: Record<string, unknown>): void {
    const profiles = openProfileFile(directory);
    profiles.save(
      profileSchema.parse({ name: PLANTED.profileName, pooler: null, metrics: null, ...parts }),
      null,
    );
    profiles.activate(PLANTED.profileName);
  }

  async function said(directory: string): Promise<string> {
    const text = await runCli(['doctor', '--data-dir', directory], { environment: ENVIRONMENT });
    expect(text.exitCode).toBe(1);
    expect(text.stdout).toMatch(/^\d+ of [23]\d checks failed\.$/m);
    return text.stdout + text.stderr;
  }

  it('are in nothing it says of servers that are not there', async () => {
    const directory = temporaryDirectory();
    keep(directory, {
      pooler: { url: `https://${PLANTED.poolerHost}/` },
      metrics: {
        kind: 'prometheus',
        url: `https://${PLANTED.prometheusHost}/`,
        auth: { kind: 'basic', username: PLANTED.userName },
        headers: { 'X-Scope-OrgID': PLANTED.tenant },
      },
      database: { host: PLANTED.databaseHost, name: 'pooler', user: PLANTED.databaseUser },
    });
    const everything = await said(directory);
    expect(plantedIn(everything)).toEqual([]);
    expect(everything).not.toContain(directory);
  });

  it.each([200, 500])('are in nothing it says of a server that lies with status %d', async (status) => {
    const { url, close } = await liar(status);
    const directory = temporaryDirectory();
    keep(directory, {
      pooler: { url },
      metrics: { kind: 'scrape', urls: [`${url}metrics`], auth: { kind: 'bearer' } },
    });
    expect(plantedIn(await said(directory))).toEqual([]);
    await close();
  });
});
