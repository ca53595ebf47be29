import { everySignal, TROUBLED_PICTURE, TROUBLED_SLO } from '../../incident/testing/troubles.ts';
import { NOW_MS, picture, sources } from '../../metadata/testing/records.ts';
import { NO_HISTORY } from '../../signals/input.ts';
import type { ConsolePorts, ConsoleState } from '../ports.ts';

const SNAPSHOT_FILE = {
  id: 's1',
  name: 'example.snapshot',
  bytes: 1,
  sha256: '00',
  takenAtMs: NOW_MS,
  replacedValues: 0,
} as const;

/** A state in which nothing was ever read. */
export function emptyState(change: Partial<ConsoleState> = {}): ConsoleState {
  return {
    profile: { name: 'example', demo: false, snapshot: null },
    generatedAtMs: NOW_MS,
    asOfMs: NOW_MS,
    picture: picture(),
    sources: sources(),
    signals: [],
    slo: null,
    history: NO_HISTORY,
    notices: [],
    ...change,
  };
}

/** A state with every kind of trouble at once. */
export function troubledState(change: Partial<ConsoleState> = {}): ConsoleState {
  return emptyState({
    picture: TROUBLED_PICTURE,
    signals: everySignal(),
    slo: { atMs: NOW_MS, result: TROUBLED_SLO },
    ...change,
  });
}

/** Ports that answer with `state` and with nothing else; each call is noted by name with its arguments. */
export function notingPorts(state: ConsoleState): { ports: ConsolePorts; calls: unknown[][] } {
  const calls: unknown[][] = [];
  const note =
    <T>(name: string, answer: T) =>
    (...args: unknown[]): T => {
      calls.push([name, ...args]);
      return answer;
    };
  const nothing = Promise.resolve();
  const emptyPage = () => Promise.resolve({ rows: [], next: null, total: { count: 0, atLeast: false } });
  const draft = {
    id: 'd1',
    createdAtMs: 1,
    updatedAtMs: 1,
    maskedText: '',
    signalIds: [],
    asOfMs: 1,
    threadId: 'd1',
    previousDraftId: null,
  };
  return {
    calls,
    ports: {
      readState: note('readState', Promise.resolve(state)),
      waitForRevision: note('waitForRevision', Promise.resolve({ revision: 2, areas: ['signals'] as const })),
      refreshNow: note('refreshNow', nothing),
      acknowledge: note('acknowledge', nothing),
      unacknowledge: note('unacknowledge', nothing),
      connections: note('connections', Promise.resolve([])),
      activateConnection: note('activateConnection', nothing),
      saveConnection: note('saveConnection', nothing),
      removeConnection: note('removeConnection', nothing),
      testConnection: note('testConnection', Promise.resolve([])),
      snapshots: note(
        'snapshots',
        Promise.resolve({ opened: null, connection: 'example', writing: null, written: null }),
      ),
      writeSnapshot: note('writeSnapshot', Promise.resolve(SNAPSHOT_FILE)),
      showMoment: note('showMoment', nothing),
      closeSnapshot: note('closeSnapshot', nothing),
      noticeFeed: note(
        'noticeFeed',
        Promise.resolve({ notices: [], from: 'degraded', heldBack: 0 } as const),
      ),
      setNoticesFrom: note('setNoticesFrom', nothing),
      examine: note('examine', nothing),
      examination: note('examination', Promise.resolve(null)),
      checkText: note('checkText', { verdict: 'clean', findings: [] } as const),
      release: note('release', Promise.resolve({ released: true, text: 'released' } as const)),
      draftReleases: note('draftReleases', Promise.resolve([])),
      drafts: note('drafts', Promise.resolve([draft])),
      saveDraft: note('saveDraft', Promise.resolve(draft)),
      deleteDraft: note('deleteDraft', Promise.resolve([draft])),
      restoreDraft: note('restoreDraft', nothing),
      requestPage: note('requestPage', emptyPage()),
      request: note('request', Promise.resolve(null)),
      requestDetail: note('requestDetail', Promise.resolve({ kind: 'unknown', why: 'Not kept.' } as const)),
      requestBuckets: note('requestBuckets', Promise.resolve([])),
      auditPage: note('auditPage', emptyPage()),
      auditEvent: note('auditEvent', Promise.resolve(null)),
      jobPage: note('jobPage', emptyPage()),
      job: note('job', Promise.resolve(null)),
      logCoverage: note('logCoverage', Promise.resolve([])),
      sloHistory: note('sloHistory', Promise.resolve({ fromMs: 0, toMs: NOW_MS, points: [], changes: [] })),
      sloCalendar: note('sloCalendar', Promise.resolve({ kind: 'unread', why: 'Not read.' } as const)),
      sloSlices: note('sloSlices', Promise.resolve({ kind: 'unread', why: 'Not read.' } as const)),
      backfill: {
        start: note('backfill.start', nothing),
        pause: note('backfill.pause', nothing),
        resume: note('backfill.resume', nothing),
        cancel: note('backfill.cancel', nothing),
      },
    },
  };
}
