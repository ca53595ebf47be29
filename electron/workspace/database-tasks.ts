import type { SourceOutcome } from '../../shared/metadata/source.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { AlertRows, DatabaseSource } from '../sources/database/contract.ts';
import type { LogStore } from '../store/log-contract.ts';
import { batchesOf, type KeepPoll, rowsOf } from './keep-poll.ts';
import { INTERVALS_MS } from './source-plan.ts';

const MINUTE_MS = 60_000;
/** Finished jobs are pruned after 24 h (pooler-contract 6): the first read takes all that is left of them. */
const FIRST_LOOK_BACK_MS = 25 * 60 * MINUTE_MS;
/** A job's end is written by another machine's clock, and its transaction ends later. */
const OVERLAP_MS = 2 * MINUTE_MS;

export interface DatabaseTasksConfig {
  readonly database: DatabaseSource;
  readonly store: Pick<LogStore, 'recordJobs'>;
  readonly keep: KeepPoll;
  readonly nowMs: () => number;
}

/** Jobs, settings and alerts of a Pooler whose read-only views the connection may see. */
export function createDatabaseTasks({ database, store, keep, nowMs }: DatabaseTasksConfig): PollTask[] {
  let finishedSinceMs = nowMs() - FIRST_LOOK_BACK_MS;
  return [
    {
      id: 'jobs',
      intervalMs: INTERVALS_MS.jobs,
      async run() {
        const outcome = await database.readJobs(finishedSinceMs);
        if (outcome.kind !== 'ok') return keep('jobs', outcome, [], '');
        const { jobs, openComplete } = outcome.value;
        await store.recordJobs({ jobs, openComplete, observedAtMs: outcome.observedAtMs });
        finishedSinceMs = outcome.observedAtMs - OVERLAP_MS;
        const open = openComplete ? '' : ' The list of open jobs is cut';
        return keep('jobs', outcome, [], `${jobs.length} open or newly finished jobs read.${open}`);
      },
    },
    {
      id: 'settings',
      intervalMs: INTERVALS_MS.settings,
      async run() {
        const outcome = await database.readSettings();
        const version = outcome.kind === 'ok' ? outcome.value.items[0]?.lockVersion : undefined;
        const okDetail = version === undefined ? 'No settings row' : `Settings read, version ${version}`;
        return keep('settings', outcome, batchesOf([outcome]), okDetail);
      },
    },
    {
      id: 'alerts',
      intervalMs: INTERVALS_MS.alerts,
      async run() {
        const outcome = await database.readAlerts();
        return keep('alerts', outcome, alertBatches(outcome), alertDetail(outcome));
      },
    },
  ];
}

function alertBatches(outcome: SourceOutcome<AlertRows>) {
  return outcome.kind === 'ok' ? [outcome.value.alerts, outcome.value.rules] : [];
}

function alertDetail(outcome: SourceOutcome<AlertRows>): string {
  if (outcome.kind !== 'ok') return '';
  const { alerts, rules } = outcome.value;
  return `${rowsOf(alerts, 'alert', 'alerts')} and ${rowsOf(rules, 'alert rule', 'alert rules')} read`;
}
