import type { OutcomeKind } from '../../shared/metadata/source.ts';
import { needsOperator, nextDelayMs } from './backoff.ts';

export interface PollTask {
  readonly id: string;
  readonly intervalMs: number;
  /** One poll; it never throws: a failure is an outcome. */
  readonly run: () => Promise<OutcomeKind>;
}

export interface SchedulerConfig {
  readonly tasks: readonly PollTask[];
  readonly random: () => number;
  /** Calls back after `ms`; returns how to cancel. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** A task broke its promise not to throw (the store failed, for instance); it is tried again with back-off. */
  readonly onError: (taskId: string, error: unknown) => void;
}

export interface Scheduler {
  start(): void;
  /**
   * Runs every task now, also those that wait for the operator, and resolves when all have finished; one that is
   * running already began before it was asked for, so it runs once more afterwards. Does nothing once stopped.
   */
  runAllNow(): Promise<void>;
  /** No further poll starts; resolves when the running ones have finished. */
  stop(): Promise<void>;
}

interface Lane {
  readonly task: PollTask;
  failures: number;
  cancel: () => void;
  running: Promise<void> | null;
}

/**
 * Polls each task at its own cadence. There is one timer per task and the next one is set after a run has ended, so
 * a laptop that wakes up polls once instead of catching up, and a slow source is never asked twice at a time.
 */
export function createScheduler({ tasks, random, after, onError }: SchedulerConfig): Scheduler {
  const lanes: Lane[] = tasks.map((task) => ({ task, failures: 0, cancel: () => {}, running: null }));
  let stopped = false;

  function plan(lane: Lane, outcome: OutcomeKind): void {
    lane.failures = outcome === 'ok' ? 0 : lane.failures + 1;
    if (stopped || needsOperator(outcome)) return;
    lane.cancel = after(nextDelayMs(lane.task.intervalMs, lane.failures, random()), () => void runOnce(lane));
  }

  function runOnce(lane: Lane): Promise<void> {
    if (stopped) return Promise.resolve();
    lane.cancel();
    lane.running ??= lane.task
      .run()
      .catch((error: unknown): OutcomeKind => {
        onError(lane.task.id, error);
        return 'malformed';
      })
      .then((outcome) => {
        lane.running = null;
        plan(lane, outcome);
      });
    return lane.running;
  }

  function runFromNow(lane: Lane): Promise<void> {
    return lane.running === null ? runOnce(lane) : lane.running.then(() => runOnce(lane));
  }

  async function runAllNow(): Promise<void> {
    await Promise.all(lanes.map(runFromNow));
  }

  return {
    start: () => void runAllNow(),
    runAllNow,
    async stop() {
      stopped = true;
      for (const lane of lanes) lane.cancel();
      await Promise.all(lanes.map((lane) => lane.running));
    },
  };
}
