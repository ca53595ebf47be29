import type { Worker } from 'node:worker_threads';
import type { Store } from './contract.ts';
import type { Answer, Method } from './rpc.ts';
import { StoreError } from './store-error.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: StoreError) => void;
}

/**
 * The store as the main thread sees it: one promise per call, answered by the worker in order. The worker
 * keeps the process alive only while a call is waiting; one that dies fails the waiting and all later calls.
 */
export function storeClient(worker: Worker): Store {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let closed: Promise<void> | null = null;
  let gone = false;

  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      gone = true;
      for (const { reject } of waiting.values()) reject(new StoreError('closed'));
      waiting.clear();
      resolve();
    });
  });
  // Reported by the exit that follows; without a listener it would end the process.
  worker.on('error', () => undefined);
  worker.on('message', (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    // While closing, the process waits for the thread to end: its last checkpoint is part of closing.
    if (waiting.size === 0 && closed === null) worker.unref();
    if (answer.kind === 'error') call?.reject(new StoreError(answer.code));
    // By the protocol the value is what the called method returned; the caller's type names it again.
    else call?.resolve(answer.value as never);
  });
  worker.unref();

  function call<M extends Method>(method: M, args: Parameters<Store[M]>): ReturnType<Store[M]>;
  function call(method: Method, args: readonly unknown[]): Promise<unknown> {
    if (gone || closed !== null) return Promise.reject(new StoreError('closed'));
    return new Promise((resolve, reject) => {
      const id = nextId;
      nextId += 1;
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, method, args });
    });
  }

  return {
    recordPoll: (...args) => call('recordPoll', args),
    recordScrapes: (...args) => call('recordScrapes', args),
    recordEvaluation: (...args) => call('recordEvaluation', args),
    picture: (...args) => call('picture', args),
    increases: (...args) => call('increases', args),
    sloPoints: (...args) => call('sloPoints', args),
    versionChanges: (...args) => call('versionChanges', args),
    recordSloFigures: (...args) => call('recordSloFigures', args),
    slices: (...args) => call('slices', args),
    signals: (...args) => call('signals', args),
    laneClocks: (...args) => call('laneClocks', args),
    slo: (...args) => call('slo', args),
    transitions: (...args) => call('transitions', args),
    acknowledge: (...args) => call('acknowledge', args),
    unacknowledge: (...args) => call('unacknowledge', args),
    saveDraft: (...args) => call('saveDraft', args),
    drafts: (...args) => call('drafts', args),
    deleteDraft: (...args) => call('deleteDraft', args),
    restoreDraft: (...args) => call('restoreDraft', args),
    recordRelease: (...args) => call('recordRelease', args),
    draftReleases: (...args) => call('draftReleases', args),
    setting: (...args) => call('setting', args),
    setSetting: (...args) => call('setSetting', args),
    recordRequests: (...args) => call('recordRequests', args),
    recordAudits: (...args) => call('recordAudits', args),
    saveBackfill: (...args) => call('saveBackfill', args),
    logCoverage: (...args) => call('logCoverage', args),
    knownSettled: (...args) => call('knownSettled', args),
    openRequests: (...args) => call('openRequests', args),
    recordJobs: (...args) => call('recordJobs', args),
    recordTraffic: (...args) => call('recordTraffic', args),
    requestPage: (...args) => call('requestPage', args),
    request: (...args) => call('request', args),
    auditPage: (...args) => call('auditPage', args),
    auditEvent: (...args) => call('auditEvent', args),
    jobPage: (...args) => call('jobPage', args),
    job: (...args) => call('job', args),
    requestBuckets: (...args) => call('requestBuckets', args),
    requestFigures: (...args) => call('requestFigures', args),
    oldestOpenRequestMs: (...args) => call('oldestOpenRequestMs', args),
    jobFacts: (...args) => call('jobFacts', args),
    traffic: (...args) => call('traffic', args),
    close() {
      closed ??= gone ? Promise.resolve() : call('close', []).then(() => exited);
      return closed;
    },
  };
}
