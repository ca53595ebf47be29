import type { BackfillControl, RequestReading } from '../../shared/api/log-ports.ts';
import { OperatorError } from '../../shared/api/operator-error.ts';
import type { Area, ConsoleState } from '../../shared/api/ports.ts';
import type { SloPastPorts } from '../../shared/api/slo-past.ts';
import { sourceStatuses } from '../../shared/metadata/freshness.ts';
import { PUBLISHED_CATALOGUE, type SloCatalogue } from '../../shared/slo/catalogue/catalogue.ts';
import type { MetricsEvidence } from '../../shared/slo/counters.ts';
import { judgeEvidence } from '../../shared/slo/judge.ts';
import type { SnapshotHeader } from '../../shared/snapshot/header.ts';
import { CALLS_IN_FLIGHT, CALLS_PER_MINUTE, createCallBudget } from '../polling/call-budget.ts';
import { createScheduler, type PollTask } from '../polling/scheduler.ts';
import { sleepUntil } from '../polling/sleep.ts';
import type { PollRecord, Store } from '../store/contract.ts';
import type { Connection } from './connection.ts';
import { readConsoleState } from './console-state.ts';
import { createEvaluation } from './evaluation.ts';
import { readRequest } from './request-reading.ts';
import { createSloPast } from './slo-past.ts';
import { createSloTask } from './slo-task.ts';
import { INTERVALS_MS } from './source-plan.ts';
import { createSourceTasks } from './source-tasks.ts';

/** Ages pass without any poll: the picture is judged anew this often even when nothing arrives. */
const EVALUATE_EVERY_MS = 15_000;

export interface WorkspaceConfig {
  readonly connection: Connection;
  readonly store: Store;
  /** The rows to judge; the published ones where it is not given. */
  readonly catalogue?: SloCatalogue;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly onChange: (areas: readonly Area[]) => void;
  readonly notices: readonly string[];
  readonly onError: (taskId: string, error: unknown) => void;
}

/** A snapshot on the screens. */
interface ShownSnapshot {
  readonly header: SnapshotHeader;
  /** Shows a moment of its history, Unix ms, until another is chosen; the one it was taken at is its latest. */
  readonly showMoment: (atMs: number) => void;
}

/** One connection at work: its sources polled into its store, evaluated, and readable as a state. */
export interface Workspace {
  readonly connection: Connection;
  readonly store: Store;
  /** By what its SLOs are judged. */
  readonly catalogue: SloCatalogue;
  /** The snapshot that is shown; null where a connection is. */
  readonly snapshot: ShownSnapshot | null;
  /** The present moment of what is shown, Unix ms: in a snapshot it stands where it was put. */
  readonly nowMs: () => number;
  start(): void;
  /** Polls everything once and evaluates; resolves when the result is stored. */
  refresh(): Promise<void>;
  readState(asOfMs: number | null): Promise<ConsoleState>;
  readonly sloPast: SloPastPorts;
  /** Null without a Pooler. */
  readonly backfill: BackfillControl | null;
  requestDetail(id: string): Promise<RequestReading>;
  /** How many calls of the budget have begun within the last minute. */
  callsSpent(): number;
  stop(): Promise<void>;
}

/** Wires sources, store and evaluation of one connection together. Nothing runs before `start` or `refresh`. */
export function createWorkspace(config: WorkspaceConfig): Workspace {
  const { connection, store, catalogue = PUBLISHED_CATALOGUE, nowMs, after, random, onChange } = config;
  const ofPooler = (wanted: boolean) => catalogue.rows.filter(({ group }) => (group === 'pooler') === wanted);
  const metrics = connection.metrics?.(store, ofPooler(false)) ?? null;
  const poolerMetrics =
    catalogue.poolerSelector === null
      ? null
      : (connection.poolerMetrics?.(store, catalogue.poolerSelector, ofPooler(true)) ?? null);
  const traffic = connection.gatewayTraffic?.(store, ofPooler(true)) ?? null;
  const evaluation = createEvaluation({
    store,
    expectedPools: connection.expectedPools,
    nowMs,
    sourcesAt: (picture, now) => sourceStatuses(connection.plan, picture.polls, now),
    onChange,
  });

  /** Why what was read could not be kept, for the screen; null while keeping works. */
  let keepingTrouble: string | null = null;

  const ending = new AbortController();

  async function record(poll: PollRecord): Promise<void> {
    // What the end itself cut off says nothing about a source.
    if (ending.signal.aborted) return;
    try {
      await store.recordPoll(poll);
      keepingTrouble = null;
    } catch (error) {
      const reason = error instanceof OperatorError ? error.message : 'The store failed.';
      keepingTrouble = `What was read could not be kept, so the picture stands still. ${reason}`;
      throw error;
    } finally {
      onChange(['picture']);
    }
    await evaluation.request();
  }

  async function judge(evidence: MetricsEvidence, atMs: number, pooler?: MetricsEvidence): Promise<void> {
    const { result, clocks } = judgeEvidence(evidence, await store.laneClocks(), atMs, catalogue, pooler);
    await evaluation.request({ atMs, result, laneClocks: clocks });
  }

  const budget = createCallBudget({
    callsPerMinute: CALLS_PER_MINUTE,
    callsInFlight: CALLS_IN_FLIGHT,
    nowMs,
    sleep: (ms) => sleepUntil(ms, after, ending.signal),
  });
  const sources = createSourceTasks({
    connection,
    traffic,
    store,
    budget,
    record,
    nowMs,
    onRows: () => onChange(['picture']),
  });
  const sloTasks: PollTask[] =
    metrics === null
      ? []
      : [
          createSloTask({
            metrics,
            pooler: poolerMetrics,
            contract: connection.contract,
            via: connection.plan.slo?.via ?? 'none',
            intervalMs: INTERVALS_MS[metrics.via],
            record,
            onEvidence: judge,
          }),
        ];
  const clockTask: PollTask = {
    id: 'evaluate',
    intervalMs: EVALUATE_EVERY_MS,
    run: () => evaluation.request().then(() => 'ok' as const),
  };
  const scheduler = createScheduler({
    tasks: [...sources.tasks, ...sloTasks, clockTask],
    random,
    after,
    onError(taskId, error) {
      if (!ending.signal.aborted) config.onError(taskId, error);
    },
  });

  return {
    connection,
    store,
    catalogue,
    snapshot: null,
    nowMs,
    start: () => scheduler.start(),
    async refresh() {
      budget.renew();
      await scheduler.runAllNow();
      if (!ending.signal.aborted) await evaluation.request();
    },
    readState(asOfMs) {
      const { plan, name, demo } = connection;
      const notices = keepingTrouble === null ? config.notices : [...config.notices, keepingTrouble];
      const profile = { name, demo, snapshot: null };
      return readConsoleState({ store, plan, profile, notices, nowMs: nowMs() }, asOfMs);
    },
    sloPast: createSloPast({ store, catalogue, metrics, poolerMetrics, nowMs }),
    backfill: sources.backfill,
    requestDetail: (id) => readRequest({ pooler: connection.pooler, store, budget }, id),
    callsSpent: () => budget.spent(),
    async stop() {
      ending.abort();
      const idle = scheduler.stop();
      // Ends the reads under way: nobody waits for a server that does not answer.
      await Promise.all([metrics?.close(), poolerMetrics?.close(), traffic?.close(), connection.close()]);
      await idle;
      await store.close();
    },
  };
}
