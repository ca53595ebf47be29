import { useEffect } from 'react';
import type { Area } from '../../shared/api/ports.ts';
import { api, client, queryClient } from './client.ts';
import { followRevisions } from './follow-revisions.ts';

const OVERVIEW = [api.shell.view.queryKey(), api.now.view.queryKey()];
const SIGNALS = [
  ...OVERVIEW,
  api.pools.list.queryKey(),
  api.incident.signals.queryKey(),
  api.incident.draft.queryKey(),
];

/** Tables and their frames; `requests.detail` is not among them: it costs the Pooler a call. */
const TABLES = [
  api.upstreams.pathKey(),
  api.keys.pathKey(),
  api.access.pathKey(),
  api.alerts.pathKey(),
  api.jobs.pathKey(),
  api.audit.pathKey(),
  api.logs.pathKey(),
  api.settings.pathKey(),
  api.traffic.pathKey(),
  api.requests.page.pathKey(),
  api.requests.buckets.pathKey(),
  api.requests.frame.pathKey(),
];

/** The queries whose answers hang on an area. */
const QUERIES_OF: Readonly<Record<Area, readonly (readonly unknown[])[]>> = {
  picture: [...SIGNALS, ...TABLES],
  signals: SIGNALS,
  slo: [...OVERVIEW, api.slos.view.queryKey()],
  connections: [api.shell.view.queryKey(), api.notices.feed.queryKey(), api.connections.list.queryKey()],
  drafts: [api.incident.drafts.queryKey(), api.incident.draftReleases.queryKey()],
  notices: [api.notices.feed.queryKey()],
  doctor: [api.connections.examination.queryKey()],
  snapshots: [api.snapshots.view.queryKey(), api.shell.view.queryKey()],
};

function invalidate(areas: readonly Area[] | null): void {
  if (areas === null) return void queryClient.invalidateQueries();
  const keys = new Set(areas.flatMap((area) => QUERIES_OF[area]));
  for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
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
        pause,
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
