import { useEffect } from 'react';
import type { Area, Revision } from '../../shared/api/ports.ts';
import { api, client, queryClient } from './client.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
/** An answer without news that comes at once must not become a busy loop. */
const IDLE_PAUSE_MS = 1_000;
/** Below every revision: the first answer comes at once and everything is read again. */
const NEVER_READ = -1;

/** The queries whose answers hang on an area. */
const QUERIES_OF: Readonly<Record<Area, readonly (readonly unknown[])[]>> = {
  picture: [api.shell.view, api.now.view, api.pools.list, api.incident.signals, api.incident.draft].map(
    (query) => query.queryKey(),
  ),
  signals: [api.shell.view, api.now.view, api.pools.list, api.incident.signals, api.incident.draft].map(
    (query) => query.queryKey(),
  ),
  slo: [api.shell.view, api.now.view, api.slos.view].map((query) => query.queryKey()),
  connections: [api.connections.list.queryKey(), api.shell.view.queryKey()],
  drafts: [api.incident.drafts.queryKey()],
};

function invalidate(areas: readonly Area[]): void {
  const keys = new Map(areas.flatMap((area) => QUERIES_OF[area]).map((key) => [JSON.stringify(key), key]));
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
}

/** Delay before attempt `failures + 1`, ms: doubling to a cap, with half of it left to chance. */
export function backOffMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return longest * (0.5 + random / 2);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

interface Follow {
  readonly wait: (after: number, signal: AbortSignal) => Promise<Revision>;
  readonly changed: (areas: readonly Area[]) => void;
  readonly random: () => number;
}

/** One long poll after another until `signal` ends it. After a failure nothing is taken for granted: all is read again. */
export async function followRevisions(signal: AbortSignal, { wait, changed, random }: Follow): Promise<void> {
  let after = NEVER_READ;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { revision, areas } = await wait(after, signal);
      failures = 0;
      if (after === NEVER_READ) changed(Object.keys(QUERIES_OF) as Area[]);
      else if (revision !== after) changed(areas);
      else await pause(IDLE_PAUSE_MS, signal);
      after = revision;
    } catch {
      after = NEVER_READ;
      failures += 1;
      await pause(backOffMs(failures, random()), signal);
    }
  }
}

/** Keeps the page current: one long poll while it can be seen, none while it is hidden. */
export function useLiveUpdates(): void {
  useEffect(() => {
    let running: AbortController | null = null;
    const follow = () => {
      running?.abort();
      running = null;
      if (document.hidden) return;
      running = new AbortController();
      void followRevisions(running.signal, {
        wait: (after, signal) => client.shell.waitForRevision.query({ after }, { signal }),
        changed: invalidate,
        random: Math.random,
      });
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      running?.abort();
    };
  }, []);
}
