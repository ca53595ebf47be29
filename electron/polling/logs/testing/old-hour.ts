import type { LogSpan } from '../../../../shared/metadata/log-coverage.ts';
import { createPoolerLogs, type PoolerLogs } from './pooler-logs.ts';

const ROWS = 1_200;

/** A Pooler with an hour of requests, five hours ago: the same rows in every process. */
export function oldHour(): { readonly logs: PoolerLogs; readonly span: LogSpan } {
  const logs = createPoolerLogs();
  const fromMs = logs.nowMs();
  for (let nth = 0; nth < ROWS / 3; nth += 1) {
    logs.pass(9_000);
    // Three share a millisecond, so that pages end in the middle of one.
    logs.admit(3);
  }
  const span = { fromMs, toMs: logs.nowMs() };
  logs.pass(5 * 60 * 60_000);
  return { logs, span };
}
