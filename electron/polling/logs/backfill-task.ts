import type { BackfillControl } from '../../../shared/api/log-ports.ts';
import type { LogKind } from '../../../shared/metadata/log-coverage.ts';
import type { PollTask } from '../scheduler.ts';
import type { LogBackfill } from './log-backfill.ts';

/** One call a second at most, beside the steady-state budget (pooler-contract 13.5). */
const INTERVAL_MS = 1_000;

export interface BackfillTaskConfig {
  readonly backfills: Readonly<Record<LogKind, LogBackfill>>;
  /** Nothing else is asking the Pooler or waiting to. */
  readonly isIdle: () => boolean;
  readonly onRows: (log: LogKind) => void;
}

/** Reads a page of one back-fill a second while nothing else wants the Pooler; requests before audit events. */
export function createBackfillTask({ backfills, isIdle, onRows }: BackfillTaskConfig): PollTask {
  return {
    id: 'backfill',
    intervalMs: INTERVAL_MS,
    async run() {
      for (const log of ['requests', 'audit'] as const) {
        if (!isIdle()) break;
        if (!(await backfills[log].step())) continue;
        onRows(log);
        break;
      }
      // A back-fill that fails pauses itself; the task goes on looking.
      return 'ok';
    },
  };
}

/** The verbs of the operator, passed to the log they are for. */
export function backfillControl(backfills: Readonly<Record<LogKind, LogBackfill>>): BackfillControl {
  return {
    start: (log, span) => backfills[log].start(span),
    pause: (log) => backfills[log].pause(),
    resume: (log) => backfills[log].resume(),
    cancel: (log) => backfills[log].cancel(),
  };
}
