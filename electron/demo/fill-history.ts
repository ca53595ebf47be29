import { sourceStatuses } from '../../shared/metadata/freshness.ts';
import { NO_SECRETS } from '../../shared/metadata/profile.ts';
import type { Store } from '../store/contract.ts';
import { type Connection, connect } from '../workspace/connection.ts';
import { createEvaluation } from '../workspace/evaluation.ts';
import { createKeepPoll } from '../workspace/keep-poll.ts';
import { createPollTasks } from '../workspace/poll-tasks.ts';
import { generateHistory } from './codex-pdf/history.ts';
import { DEMO_SEED, type DemoSession } from './demo.ts';
import { fillSloHistory } from './fill-slo-history.ts';
import { startPoolerSimulator } from './pooler/server.ts';
import { STORY_EVENTS, STORY_LENGTH_MS } from './story/phases.ts';
import { storyAt } from './story/story.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Enough for every 30-day row, with a margin for its left edge. */
const COUNTER_DAYS = 35;
/** Past turns of the story that are put on record, days before now. */
const INCIDENT_DAYS = [6, 4, 3, 2, 1] as const;
const DONE_KEY = 'demo-history';

/** The moments of one turn worth polling, ms from its start: shortly after each change. */
const POLLED_AT_MS = [0, ...Object.values(STORY_EVENTS).map((atMs) => atMs + 5_000)];

export interface HistoryTarget {
  readonly store: Store;
  readonly connection: Connection;
}

/**
 * Writes 35 days of counters, what they were judged over 30 of them, and five past incidents into an empty demo store,
 * through the same sources and the same evaluation as live data: only the clock is set back. Returns false where it was done before.
 */
export async function fillDemoHistory(
  demo: DemoSession,
  target: HistoryTarget,
  nowMs: () => number,
): Promise<boolean> {
  const { store } = target;
  if ((await store.setting(DONE_KEY)) !== null) return false;
  const endMs = nowMs();
  await fillIncidents(demo, target, endMs);
  for await (const batch of generateHistory({ days: COUNTER_DAYS, seed: DEMO_SEED, endMs })) {
    await store.recordScrapes(batch);
  }
  await fillSloHistory(store, endMs);
  await store.setSetting(DONE_KEY, String(endMs));
  return true;
}

async function fillIncidents(
  demo: DemoSession,
  { store, connection }: HistoryTarget,
  endMs: number,
): Promise<void> {
  let clockMs = endMs;
  const pastNowMs = () => clockMs;
  const simulator = await startPoolerSimulator({
    world: () => storyAt(clockMs - demo.storyStartMs, demo.storyStartMs),
    nowMs: pastNowMs,
  });
  const secrets = { ...NO_SECRETS, poolerToken: simulator.control.issueToken('owner') };
  const pooler = demo.profile.pooler === null ? null : { ...demo.profile.pooler, url: simulator.url.href };
  const profile = { ...demo.profile, pooler, metrics: null };
  const past = connect(profile, () => secrets, { nowMs: pastNowMs, demo: true, name: demo.profile.name });
  try {
    if (past.pooler === null) return;
    const evaluation = createEvaluation({
      store,
      expectedPools: [],
      nowMs: pastNowMs,
      sourcesAt: (picture, now) => sourceStatuses(past.plan, picture.polls, now),
      onChange: () => {},
    });
    const tasks = createPollTasks({
      pooler: past.pooler,
      budget: { run: (call) => call() },
      keep: createKeepPoll(
        (source) => connection.plan[source]?.via ?? 'none',
        (poll) => store.recordPoll(poll),
      ),
    });
    for (const atMs of polledMoments(endMs)) {
      clockMs = atMs;
      for (const task of tasks) await task.run();
      await evaluation.request();
    }
  } finally {
    await past.close();
    await simulator.close();
  }
}

/** Unix ms of every poll of the past, oldest first; each incident is one whole turn of the story. */
function polledMoments(endMs: number): number[] {
  return INCIDENT_DAYS.flatMap((days, index) => {
    // Not every night at the same minute; a multiple of the turn, so that each incident starts with the calm.
    const turnStartMs = endMs - days * DAY_MS + index * 3 * STORY_LENGTH_MS;
    return POLLED_AT_MS.map((atMs) => turnStartMs + atMs);
  });
}
