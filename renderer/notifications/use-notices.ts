import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { api } from '../api/client.ts';
import { useValue } from '../api/value.ts';
import { latestId, newNotices } from './new-notices.ts';
import { showNotice } from './show-notice.tsx';
import { refreshPermission, systemPermission } from './system-permission.ts';

/**
 * A page that is hidden holds no long poll, for a browser allows six connections to a host and other tabs need them.
 * One that may notify asks this often instead, ms.
 */
const ASK_WHILE_HIDDEN_MS = 20_000;

function subscribe(changed: () => void): () => void {
  const listener = () => {
    refreshPermission();
    changed();
  };
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

const isHidden = () => document.hidden;

/** Shows each notice of the console once, while the page is open; what was told before it was opened stays quiet. */
export function useNotices(): void {
  const hidden = useSyncExternalStore(subscribe, isHidden);
  const mayNotify = useValue(systemPermission) === 'granted';
  const { data } = useQuery({
    ...api.notices.feed.queryOptions(),
    refetchInterval: hidden && mayNotify ? ASK_WHILE_HIDDEN_MS : false,
    refetchIntervalInBackground: true,
  });
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const fresh = newNotices(data.notices, seen.current);
    seen.current = Math.max(seen.current ?? 0, latestId(data.notices));
    for (const notice of fresh) showNotice(notice);
  }, [data]);
}
