import { readFileSync } from 'node:fs';
import { PLANTED_ROWS } from './planted-rows.ts';
import { insertRows, POOLER_TABLE_NAMES, POOLER_TABLES } from './pooler-tables.ts';
import type { PostgresServer } from './postgres-process.ts';

const VIEWS_SQL = new URL('../../sources/database/views.sql', import.meta.url);

/** The role that `views.sql` makes, with the password a test gives it. */
export const READER = { user: 'operator_console_reader', password: 'example-reader-password' } as const;

/** Runs the SQL that operators are given, as they are told to. */
export async function createViews(server: PostgresServer, database: string): Promise<void> {
  await server.asSuperuser(database, readFileSync(VIEWS_SQL, 'utf8'));
  await server.asSuperuser(database, `alter role ${READER.user} password '${READER.password}'`);
}

/** A Pooler's database with planted rows and the console's views. */
export async function createPoolerDatabase(server: PostgresServer, name: string): Promise<void> {
  await server.createDatabase(name);
  await server.asSuperuser(name, POOLER_TABLES);
  for (const table of POOLER_TABLE_NAMES) await insertRows(server, name, table, PLANTED_ROWS[table]);
  await createViews(server, name);
}
