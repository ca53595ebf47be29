import type { EntityBatch } from '../../../shared/metadata/entities.ts';
import type { Job } from '../../../shared/metadata/job.ts';
import type { SourceOutcome } from '../../../shared/metadata/source.ts';

/** Every open job and those that finished at or after the asked time. */
export interface JobRows {
  readonly jobs: readonly Job[];
  /** False where the page limit may hide open ones. */
  readonly openComplete: boolean;
}

export interface AlertRows {
  readonly alerts: EntityBatch<'alert'>;
  readonly rules: EntityBatch<'alertRule'>;
}

/**
 * Reads the allow-list views of a Pooler's PostgreSQL (pooler-contract 14). Nothing is sent before the first read;
 * before it reads, each new connection proves that its role can neither write nor read the tables themselves, and
 * a role that can is refused (`forbidden`). No read throws: each ends in a typed outcome.
 */
export interface DatabaseSource {
  /** `finishedSinceMs` is a Unix time, UTC. */
  readJobs(finishedSinceMs: number): Promise<SourceOutcome<JobRows>>;
  readSettings(): Promise<SourceOutcome<EntityBatch<'settings'>>>;
  readAlerts(): Promise<SourceOutcome<AlertRows>>;
  close(): Promise<void>;
}
