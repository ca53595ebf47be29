import type { LogPorts } from '../shared/api/log-ports.ts';
import type { LogPage } from '../shared/api/log-queries.ts';
import { OperatorError } from '../shared/api/operator-error.ts';

const NOT_READ = 'This version does not read the logs of the Pooler.';

function nothing<Row>(): Promise<LogPage<Row>> {
  return Promise.resolve({ rows: [], next: null, total: { count: 0, atLeast: false } });
}

function refuse(): Promise<never> {
  return Promise.reject(new OperatorError(NOT_READ));
}

/** The histories of a console whose sources do not read them: empty, with the sources' own word on why. */
export function createLogPorts(): LogPorts {
  return {
    requestPage: nothing,
    requestDetail: () => Promise.resolve({ kind: 'unknown', why: NOT_READ }),
    requestBuckets: () => Promise.resolve([]),
    auditPage: nothing,
    jobPage: nothing,
    logCoverage: () => Promise.resolve([]),
    backfill: { start: refuse, pause: refuse, resume: refuse, cancel: refuse },
  };
}
