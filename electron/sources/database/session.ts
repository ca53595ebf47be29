import type { Socket } from 'node:net';
import { type ClientBase, Pool } from 'pg';
import { type DatabaseConfig, poolConfigOf } from './config.ts';
import { DatabaseFailure } from './database-failure.ts';
import { ROLE_PROOF_SQL, readRefusal, roleProofOf, writeRefusal } from './role-proof.ts';

export interface RowReader {
  /** Rows with every value as PostgreSQL's own text, or null. */
  rows(sql: string, values: readonly string[]): Promise<readonly unknown[]>;
}

interface DatabaseSession extends RowReader {
  /** Ends what is under way too: nobody waits for a database that does not answer. */
  close(): Promise<void>;
}

/**
 * Opens connections as they are needed, each only after its role was proved unable to write or to read a table; a
 * role that can is a `DatabaseFailure`. Other errors are those of `pg`: see `failureOf`.
 */
export function openSession(config: DatabaseConfig): DatabaseSession {
  const sockets = new Set<Socket>();
  const pool = new Pool({
    ...poolConfigOf(config, sockets),
    verify(client, done) {
      prove(client, config.database.schema).then(() => done(), done);
    },
  });
  // A lost connection is news for the read that uses it or the next one, never for the process: `pg` raises it on
  // the pool while nobody uses it, and on the connection itself while its role is being proved.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return {
    async rows(sql, values) {
      const result = await pool.query(sql, [...values]);
      return result.rows;
    },
    async close() {
      if (pool.ending) return;
      const ended = pool.end();
      for (const socket of sockets) socket.destroy();
      await ended;
    },
  };
}

async function prove(client: ClientBase, viewsSchema: string): Promise<void> {
  const { rows } = await client.query(ROLE_PROOF_SQL, [viewsSchema]);
  const proof = roleProofOf(rows);
  const detail = writeRefusal(proof) ?? readRefusal(proof);
  if (detail !== null) throw new DatabaseFailure({ kind: 'forbidden', detail });
}
