import { escapeIdentifier } from 'pg';
import { readAlerts } from './alerts.ts';
import { attempt } from './attempt.ts';
import type { DatabaseConfig } from './config.ts';
import type { DatabaseSource } from './contract.ts';
import { readJobs } from './jobs.ts';
import { openSession } from './session.ts';
import { readSettings } from './settings.ts';

/** Reads the views of a Pooler's PostgreSQL; see `DatabaseSource`. Nothing is contacted before the first read. */
export function createDatabaseSource(config: DatabaseConfig): DatabaseSource {
  const { nowMs, isPublishable } = config;
  const schema = escapeIdentifier(config.database.schema);
  const session = openSession(config);

  return {
    readJobs: (finishedSinceMs) => attempt(nowMs, () => readJobs(session, schema, finishedSinceMs)),
    readSettings: () => attempt(nowMs, () => readSettings(session, schema, isPublishable)),
    readAlerts: () => attempt(nowMs, () => readAlerts(session, schema, isPublishable)),
    close: () => session.close(),
  };
}
