import { firstTables } from './001-first-tables.ts';
import { draftThreads } from './002-draft-threads.ts';
import { logs } from './003-logs.ts';
import { sloPoints } from './004-slo-points.ts';
import { draftReleases } from './005-draft-releases.ts';
import type { Migration } from './migration.ts';

/** Every step in order. A changed entity schema comes with a step that rewrites the stored bodies. */
export const MIGRATIONS: readonly Migration[] = [firstTables, draftThreads, logs, sloPoints, draftReleases];
