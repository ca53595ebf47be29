import type { BackfillControl, LogPorts } from '../shared/api/log-ports.ts';
import { OperatorError } from '../shared/api/operator-error.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The histories of whichever connection is active when it is asked. `onChange` follows every step of a back-fill. */
export function createLogPorts(active: () => Workspace, onChange: () => void): LogPorts {
  const control = (): BackfillControl => {
    const { backfill } = active();
    if (backfill === null)
      throw new OperatorError('The active connection has no Pooler whose logs could be read.');
    return backfill;
  };
  const followed = async (step: Promise<void>): Promise<void> => {
    await step;
    onChange();
  };
  return {
    requestPage: (query) => active().store.requestPage(query),
    request: (id) => active().store.request(id),
    requestDetail: (id) => active().requestDetail(id),
    requestBuckets: (query, fromMs, toMs) => active().store.requestBuckets(query, fromMs, toMs),
    auditPage: (query) => active().store.auditPage(query),
    auditEvent: (id) => active().store.auditEvent(id),
    jobPage: (query) => active().store.jobPage(query),
    job: (id) => active().store.job(id),
    logCoverage() {
      const { store, nowMs } = active();
      return store.logCoverage(nowMs());
    },
    backfill: {
      start: async (log, span) => followed(control().start(log, span)),
      pause: async (log) => followed(control().pause(log)),
      resume: async (log) => followed(control().resume(log)),
      cancel: async (log) => followed(control().cancel(log)),
    },
  };
}
