import { Client, escapeIdentifier } from 'pg';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';
import { type Attempt, createAttempt } from '../attempt.ts';
import { readAlerts } from './alerts.ts';
import { type DatabaseConfig, poolConfigOf } from './config.ts';
import { DatabaseFailure, failureOf } from './database-failure.ts';
import { readJobs } from './jobs.ts';
import { ROLE_PROOF_SQL, type RoleProof, readRefusal, roleProofOf, writeRefusal } from './role-proof.ts';
import type { RowReader } from './session.ts';
import { readSettings } from './settings.ts';

/** One step of a test; an `ok` carries the sentence of what was found. */
interface DatabaseCheck {
  readonly step: string;
  readonly outcome: SourceOutcome<string>;
}

/** Failures that only a server that was reached can answer with. */
const ANSWERS: ReadonlySet<string> = new Set(['unauthorized', 'not exposed', 'overloaded', 'not ready']);

/**
 * Tries a database in five steps over one connection: reachable, signed in, may not write, may not read tables,
 * views present. Ends at the first step without which the next cannot be tried; the views are read only as a role
 * that passed.
 */
export async function checkDatabase(config: DatabaseConfig): Promise<readonly DatabaseCheck[]> {
  const attempt = createAttempt(config.nowMs, failureOf);
  const client = new Client(poolConfigOf(config, new Set()));
  // What is lost on the way is told by the step under way.
  client.on('error', () => {});
  const signingIn = await attempt(async () => {
    await client.connect();
    return 'The role and its password are taken.';
  });
  if (signingIn.kind !== 'ok' && !ANSWERS.has(signingIn.kind)) {
    return [{ step: 'Database reachable', outcome: signingIn }];
  }
  const { observedAtMs, durationMs } = signingIn;
  const reached = { kind: 'ok', value: wayOf(config), observedAtMs, durationMs } as const;
  const steps: DatabaseCheck[] = [
    { step: 'Database reachable', outcome: reached },
    { step: 'Database sign-in', outcome: signingIn },
  ];
  if (signingIn.kind !== 'ok') return steps;
  try {
    const reader = {
      rows: async (sql: string, values: readonly string[]) => (await client.query(sql, [...values])).rows,
    };
    return [...steps, ...(await checkRole(config, reader, attempt))];
  } finally {
    await client.end();
  }
}

async function checkRole(
  config: DatabaseConfig,
  reader: RowReader,
  attempt: Attempt,
): Promise<DatabaseCheck[]> {
  const { database } = config;
  let proof: RoleProof | null = null;
  const ask = async (refusalOf: (proof: RoleProof) => string | null, allowed: string): Promise<string> => {
    proof ??= roleProofOf(await reader.rows(ROLE_PROOF_SQL, [database.schema]));
    const detail = refusalOf(proof);
    if (detail !== null) throw new DatabaseFailure({ kind: 'forbidden', detail });
    return allowed;
  };
  const writing = await attempt(() => ask(writeRefusal, 'The role can write nothing.'));
  const reading = await attempt(() => ask(readRefusal, 'The role can read no table.'));
  const steps = [
    { step: 'May write nothing', outcome: writing },
    { step: 'May read no table', outcome: reading },
  ];
  if (writing.kind !== 'ok' || reading.kind !== 'ok') return steps;
  return [...steps, { step: 'Database views', outcome: await attempt(() => contentOfViews(config, reader)) }];
}

async function contentOfViews(config: DatabaseConfig, reader: RowReader): Promise<string> {
  const schema = escapeIdentifier(config.database.schema);
  const { jobs } = await readJobs(reader, schema, config.nowMs());
  const settings = await readSettings(reader, schema, config.isPublishable);
  const { alerts, rules } = await readAlerts(reader, schema, config.isPublishable);
  const counts = [
    counted(jobs.length, 'open job'),
    counted(settings.items[0]?.values.length ?? 0, 'setting'),
    counted(alerts.items.length, 'alert'),
    counted(rules.items.length, 'alert rule'),
  ];
  return `All five are there: ${counts.join(', ')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function wayOf({ database }: DatabaseConfig): string {
  switch (database.tls) {
    case 'verify':
      return 'A PostgreSQL answers over TLS, and its certificate is verified.';
    case 'encrypt':
      return 'A PostgreSQL answers over TLS; who it is was not verified.';
    case 'off':
      return 'A PostgreSQL answers, without TLS.';
  }
}
