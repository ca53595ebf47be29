import { escapeIdentifier } from 'pg';
import { createAttempt } from '../attempt.ts';
import { readAlerts } from './alerts.ts';
import type { DatabaseConfig } from './config.ts';
import type { DatabaseSource } from './contract.ts';
import { failureOf } from './database-failure.ts';
import { readJobs } from './jobs.ts';
import { openSession } from './session.ts';
import { readSettings } from './settings.ts';

/** Reads the views of a Pooler's PostgreSQL; see `DatabaseSource`. Nothing is contacted before the first read. */
export function createDatabaseSource(config: DatabaseConfig): DatabaseSource {
  const { nowMs, isPublishable } = config;
  const schema = escapeIdentifier(config.database.schema);
  const session = openSession(config);
  const attempt = createAttempt(nowMs, failureOf);

  return {
    readJobs: (finishedSinceMs) => attempt(() => readJobs(session, schema, finishedSinceMs)),
    readSettings: () => attempt(() => readSettings(session, schema, isPublishable)),
    readAlerts: () => attempt(() => readAlerts(session, schema, isPublishable)),
    close: () => session.close(),
  };
}
