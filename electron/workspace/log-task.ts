import type { BackfillControl } from '../../shared/api/log-ports.ts';
import type { LogKind } from '../../shared/metadata/log-coverage.ts';
import type { IdleCallBudget } from '../polling/call-budget.ts';
import { backfillControl, createBackfillTask } from '../polling/logs/backfill-task.ts';
import { CALLS_PER_ROUND, NEW_PAGES_PER_ROUND } from '../polling/logs/limits.ts';
import { createLogBackfill } from '../polling/logs/log-backfill.ts';
import { createLogFollower, type LogFollower } from '../polling/logs/log-follower.ts';
import { auditLane, requestLane } from '../polling/logs/log-lane.ts';
import { createOpenReader } from '../polling/logs/open-reader.ts';
import { roundDetail } from '../polling/logs/round-detail.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { PoolerLogSource } from '../sources/pooler/contract.ts';
import type { LogStore } from '../store/log-contract.ts';
import type { KeepPoll } from './keep-poll.ts';
import { INTERVALS_MS } from './source-plan.ts';

export interface LogTasksConfig {
  readonly pooler: PoolerLogSource;
  readonly store: LogStore;
  readonly budget: IdleCallBudget;
  readonly keep: KeepPoll;
  readonly nowMs: () => number;
  /** Rows of a back-fill were written, or its state changed. */
  readonly onRows: (log: LogKind) => void;
}

export interface LogTasks {
  readonly tasks: readonly PollTask[];
  readonly backfill: BackfillControl;
}

/** Follows the request and audit logs, looks again at open requests, and fills gaps while nothing else is asked. */
export function createLogTasks({ pooler, store, budget, keep, nowMs, onRows }: LogTasksConfig): LogTasks {
  const budgeted: PoolerLogSource = {
    readRequestPage: (...args) => budget.run(() => pooler.readRequestPage(...args)),
    readRequest: (id) => budget.run(() => pooler.readRequest(id)),
    readAuditPage: (...args) => budget.run(() => pooler.readAuditPage(...args)),
  };
  const backfills = {
    requests: createLogBackfill({ lane: requestLane(pooler, store), store, nowMs }),
    audit: createLogBackfill({ lane: auditLane(pooler, store), store, nowMs }),
  };
  const requests = createLogFollower({ lane: requestLane(budgeted, store), store, nowMs });
  const audit = createLogFollower({ lane: auditLane(budgeted, store), store, nowMs });
  const open = createOpenReader(budgeted, store, nowMs);

  async function follow(log: LogKind, follower: LogFollower, maxPages: number, calls: number) {
    const round = await follower.round(maxPages);
    if (round.kind !== 'ok') return keep(log, round, [], '');
    if (round.value.gap !== null) backfills[log].wake();
    const again = log === 'requests' ? await open.round(Math.max(calls - round.value.calls, 1)) : null;
    if (again?.kind === 'ok') follower.noteRead(again.value);
    const trouble = again === null || again.kind === 'ok' ? round : again;
    return keep(log, trouble, [], roundDetail(log, round.value));
  }

  return {
    tasks: [
      {
        id: 'requests',
        intervalMs: INTERVALS_MS.requests,
        run: () => follow('requests', requests, NEW_PAGES_PER_ROUND, CALLS_PER_ROUND),
      },
      {
        id: 'audit',
        intervalMs: INTERVALS_MS.audit,
        run: () => follow('audit', audit, NEW_PAGES_PER_ROUND, NEW_PAGES_PER_ROUND),
      },
      createBackfillTask({ backfills, isIdle: budget.isIdle, onRows }),
    ],
    backfill: backfillControl(backfills),
  };
}
