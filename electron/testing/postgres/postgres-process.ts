import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../free-port.ts';
import { startServerProcess } from '../server-process.ts';

const run = promisify(execFile);
const READY_WITHIN_MS = 20_000;
/** Of the superuser of a test's own cluster. */
const SUPERUSER = { user: 'postgres', password: 'example-superuser-password' } as const;

/** The folder of PostgreSQL's server programs; Debian keeps them off the PATH. Null where there is none. */
function findPostgres(): string | null {
  const versions = '/usr/lib/postgresql';
  const candidates = [
    ...(process.env.PATH ?? '').split(':'),
    ...(existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : []),
  ];
  return (
    candidates.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

/** For the name of a test that needs PostgreSQL: empty where it is there. */
export const WITHOUT_POSTGRES = findPostgres() === null ? ' (skipped: there is no PostgreSQL)' : '';

export interface PostgresServer {
  readonly port: number;
  /** Its self-signed certificate for `localhost`, PEM. */
  readonly certificate: string;
  /** A new database without anything in it. */
  createDatabase(name: string): Promise<void>;
  /** Runs SQL, several statements at once too, as the superuser. */
  asSuperuser(database: string, sql: string, values?: readonly unknown[]): Promise<unknown[]>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then `nobody` runs it. */
function unprivileged(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const nobody = { uid: 65_534, gid: 65_534 };
  for (const name of ['', ...readdirSync(folder)]) chownSync(join(folder, name), nobody.uid, nobody.gid);
  return nobody;
}

/**
 * Runs a real PostgreSQL on loopback in a folder of its own, with passwords over TCP and TLS with a self-signed
 * certificate for `localhost`. Throws where it does not become ready.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === null) throw new Error('there is no PostgreSQL');
  const folder = mkdtempSync(join(tmpdir(), 'console-postgres-'));
  const data = join(folder, 'data');
  const [key, certificate, passwordFile] = ['server.key', 'server.crt', 'password'].map((name) =>
    join(folder, name),
  );
  if (key === undefined || certificate === undefined || passwordFile === undefined)
    throw new Error('no paths');
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...[
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
      '-keyout',
      key,
      '-out',
      certificate,
    ],
  ]);
  writeFileSync(passwordFile, SUPERUSER.password);
  const identity = unprivileged(folder);
  await run(
    join(programs, 'initdb'),
    [
      ...[
        '-D',
        data,
        '-U',
        SUPERUSER.user,
        '-E',
        'UTF8',
        '--locale=C',
        '--no-sync',
        `--pwfile=${passwordFile}`,
      ],
      ...['--auth-local=reject', '--auth-host=scram-sha-256'],
    ],
    { ...identity, env: { PATH: process.env.PATH ?? '' } },
  );

  const port = await freePort();
  const settings = [
    ...[`port=${port}`, 'listen_addresses=localhost', 'unix_socket_directories=', 'fsync=off'],
    ...['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${key}`, 'max_connections=20'],
    // A zone of its own, which must not show in what is read.
    'timezone=Asia/Tokyo',
  ];
  const words = ['-D', data, ...settings.flatMap((one) => ['-c', one])];
  const { isRunning, complaint, stop } = startServerProcess(join(programs, 'postgres'), words, folder, {
    ...identity,
    env: { PATH: process.env.PATH ?? '' },
    // Ends every session instead of waiting for it.
    endedBy: 'SIGINT',
  });

  async function asSuperuser(
    database: string,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<unknown[]> {
    const client = new Client({ host: '127.0.0.1', port, database, ssl: false, ...SUPERUSER });
    client.on('error', () => {});
    await client.connect();
    try {
      const result = values.length === 0 ? await client.query(sql) : await client.query(sql, [...values]);
      return Array.isArray(result) ? [] : result.rows;
    } finally {
      await client.end();
    }
  }
  for (const until = Date.now() + READY_WITHIN_MS; ; await sleep(50)) {
    const ready = await asSuperuser('postgres', 'select 1').then(
      () => true,
      () => false,
    );
    if (ready) break;
    if (Date.now() < until && isRunning()) continue;
    await stop();
    throw new Error(`PostgreSQL did not become ready: ${complaint()}`);
  }
  return {
    port,
    certificate: readFileSync(certificate, 'utf8'),
    createDatabase: async (name) => {
      await asSuperuser('postgres', `create database ${name}`);
    },
    asSuperuser,
    stop,
  };
}
