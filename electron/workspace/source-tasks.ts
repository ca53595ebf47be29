import type { BackfillControl } from '../../shared/api/log-ports.ts';
import type { LogKind } from '../../shared/metadata/log-coverage.ts';
import type { SourceId } from '../../shared/metadata/source.ts';
import type { IdleCallBudget } from '../polling/call-budget.ts';
import type { PollTask } from '../polling/scheduler.ts';
import type { GatewayTrafficSource } from '../sources/metrics/gateway-contract.ts';
import type { PollRecord, Store } from '../store/contract.ts';
import type { Connection } from './connection.ts';
import { createDatabaseTasks } from './database-tasks.ts';
import { createKeepPoll } from './keep-poll.ts';
import { createLogTasks } from './log-task.ts';
import { createPollTasks } from './poll-tasks.ts';
import { createTrafficTask } from './traffic-task.ts';

export interface SourceTasksConfig {
  readonly connection: Connection;
  readonly traffic: GatewayTrafficSource | null;
  readonly store: Store;
  readonly budget: IdleCallBudget;
  readonly record: (poll: PollRecord) => Promise<void>;
  readonly nowMs: () => number;
  /** Rows of a log arrived outside a poll: a back-fill. */
  readonly onRows: (log: LogKind) => void;
}

export interface SourceTasks {
  readonly tasks: readonly PollTask[];
  /** Null without a Pooler. */
  readonly backfill: BackfillControl | null;
}

/** What of a connection is polled besides its SLOs: lists, logs, database views and gateway metrics. */
export function createSourceTasks(config: SourceTasksConfig): SourceTasks {
  const { connection, traffic, store, budget, record, nowMs, onRows } = config;
  const via = (source: SourceId) => connection.plan[source]?.via ?? 'none';
  const keep = createKeepPoll(via, record);
  const { pooler, database } = connection;
  const logs = pooler === null ? null : createLogTasks({ pooler, store, budget, keep, nowMs, onRows });
  return {
    tasks: [
      ...(pooler === null ? [] : createPollTasks({ pooler, budget, keep })),
      ...(logs?.tasks ?? []),
      ...(traffic === null ? [] : [createTrafficTask({ traffic, store, keep })]),
      ...(database === null ? [] : createDatabaseTasks({ database, store, keep, nowMs })),
    ],
    backfill: logs?.backfill ?? null,
  };
}
