import { Socket } from 'node:net';
import type { PoolConfig } from 'pg';
import type { DatabaseProfile } from '../../../shared/metadata/database-profile.ts';

export interface DatabaseConfig {
  readonly database: DatabaseProfile;
  /** Asked at each new connection; null where none is held. */
  readonly password: () => string | null;
  /** Whether free text (a model's name, a piece of evidence) may be kept. */
  readonly isPublishable: (text: string) => boolean;
  readonly nowMs: () => number;
  /** Limit of signing in, and of one statement. */
  readonly timeoutMs: number;
}

/** Two reads at a time never wait for each other, and a third is not needed. */
const MOST_CONNECTIONS = 2;
/** Longer than the longest interval of a read, so that no read has to sign in. */
const IDLE_MS = 5 * 60_000;
/** A role that was given more rights later is noticed this soon: each new connection proves it anew. */
const LIFETIME_SECONDS = 15 * 60;

/**
 * What `pg` is told. Everything that it would otherwise take from PG* variables or a password file is said, so that
 * a profile always means the same. `sockets` receives each connection's socket, so that closing can end it.
 */
export function poolConfigOf(config: DatabaseConfig, sockets: Set<Socket>): PoolConfig {
  const { host, port, name, user, tls } = config.database;
  return {
    host,
    port,
    database: name,
    user,
    password: () => config.password() ?? '',
    ssl: tls === 'off' ? false : { rejectUnauthorized: tls === 'verify' },
    sslnegotiation: 'postgres',
    application_name: 'pooler-operator-console',
    // The session's own language of times, and the first of the locks against writing.
    options: '-c default_transaction_read_only=on -c search_path=pg_catalog -c timezone=UTC -c datestyle=ISO',
    statement_timeout: config.timeoutMs,
    // The server ends the statement first and says why; this is for a server that says nothing.
    query_timeout: config.timeoutMs + 2_000,
    connectionTimeoutMillis: config.timeoutMs,
    max: MOST_CONNECTIONS,
    idleTimeoutMillis: IDLE_MS,
    maxLifetimeSeconds: LIFETIME_SECONDS,
    // Every value as the text PostgreSQL sent: `pg` would read a timestamp without zone in this machine's own.
    types: { getTypeParser: () => (text: unknown) => text },
    stream() {
      const socket = new Socket();
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
  };
}
