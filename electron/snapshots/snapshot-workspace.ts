import type { BackfillControl } from '../../shared/api/log-ports.ts';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { utcMoment } from '../../shared/incident/time.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import type { SnapshotHeader } from '../../shared/snapshot/header.ts';
import { catalogueOfSnapshot } from '../../shared/snapshot/kept-catalogue.ts';
import type { Store } from '../store/contract.ts';
import type { Connection } from '../workspace/connection.ts';
import { readConsoleState } from '../workspace/console-state.ts';
import { createSloPast } from '../workspace/slo-past.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { keptMetrics } from './kept-metrics.ts';
import type { OpenedFile } from './open-file.ts';

const NOT_ASKED = 'This is a snapshot: nothing is asked of any source.';
const UNCHANGED =
  'This is a snapshot: what was acknowledged stays as it was. Close it to acknowledge signals.';
const DRAFTS_STAY =
  'This is a snapshot: the drafts in it stay. Close it to delete drafts, or to bring them back.';
const NO_BACKFILL = 'This is a snapshot: no logs are fetched. Close it to fill gaps.';

const refuse = (why: string) => () => Promise.reject(new OperatorError(why));

function noticesOf({ connection, demo, takenAtMs, replacedValues }: SnapshotHeader): string[] {
  const of = demo ? `${connection} (simulated data)` : connection;
  const replaced = replacedValues === 1 ? '1 value was' : `${replacedValues} values were`;
  return [
    `This is a snapshot of ${of}, taken ${utcMoment(takenAtMs)}: nothing is polled, and every age is as it ` +
      `was then. ${replacedValues === 0 ? '' : `${replaced} replaced by the redaction check when it was taken. `}` +
      'Drafts made here are gone when it is closed.',
  ];
}

/** The connection of a snapshot: it has a plan, by which source states are told, and no source. */
function connectionOf(header: SnapshotHeader, knownValues: () => readonly KnownValue[]): Connection {
  return {
    name: `Snapshot of ${header.connection}`,
    // Whether its data are simulated is said by the state; the demo itself is not what is active.
    demo: false,
    plan: header.plan,
    expectedPools: [],
    pooler: null,
    database: null,
    metrics: null,
    contract: null,
    gatewayTraffic: null,
    poolerMetrics: null,
    knownValues,
    async close() {},
  };
}

/** Reads as a store did at the moment that is shown, and takes no change of what the operator had decided. */
function frozen(store: Store, nowMs: () => number): Store {
  const then = <Q extends { readonly asOfMs: number | null }>(query: Q): Q => ({
    ...query,
    asOfMs: query.asOfMs ?? nowMs(),
  });
  return {
    ...store,
    requestPage: (query) => store.requestPage(then(query)),
    requestBuckets: (query, fromMs, toMs) => store.requestBuckets(then(query), fromMs, toMs),
    auditPage: (query) => store.auditPage(then(query)),
    jobPage: (query) => store.jobPage(then(query)),
    acknowledge: refuse(UNCHANGED),
    unacknowledge: refuse(UNCHANGED),
    deleteDraft: refuse(DRAFTS_STAY),
    restoreDraft: refuse(DRAFTS_STAY),
  };
}

/**
 * A snapshot at work in place of a connection: every screen and the incident desk over its private copy, the clock
 * standing at the moment it was taken until another moment is asked for. `knownValues` are those of the console that shows it.
 */
export function createSnapshotWorkspace(
  opened: OpenedFile,
  knownValues: () => readonly KnownValue[],
): Workspace {
  const { header } = opened;
  let shownAtMs = header.takenAtMs;
  const nowMs = () => shownAtMs;
  const store = frozen(opened.store, nowMs);
  const { plan } = header;
  const catalogue = catalogueOfSnapshot(header.catalogue);
  const metricsOf = (service: 'codex-pdf' | 'pooler') =>
    keptMetrics({ counters: store, service, plan, nowMs });
  const noBackfill = refuse(NO_BACKFILL);
  const backfill: BackfillControl = {
    start: noBackfill,
    pause: noBackfill,
    resume: noBackfill,
    cancel: noBackfill,
  };
  const profile = {
    name: header.connection,
    demo: header.demo,
    snapshot: { takenAtMs: header.takenAtMs },
  };

  return {
    connection: connectionOf(header, knownValues),
    store,
    catalogue,
    snapshot: {
      header,
      showMoment(atMs) {
        shownAtMs = Math.min(atMs, header.takenAtMs);
      },
    },
    nowMs,
    start() {},
    refresh: refuse(NOT_ASKED),
    readState: (asOfMs) =>
      readConsoleState({ store, plan, profile, notices: noticesOf(header), nowMs: nowMs() }, asOfMs),
    sloPast: createSloPast({
      store,
      catalogue,
      metrics: metricsOf('codex-pdf'),
      poolerMetrics: metricsOf('pooler'),
      nowMs,
    }),
    backfill,
    async requestDetail(id) {
      const row = await store.request(id);
      return row === null ? { kind: 'unknown', why: NOT_ASKED } : { kind: 'as kept', row, why: NOT_ASKED };
    },
    callsSpent: () => 0,
    stop: opened.close,
  };
}
