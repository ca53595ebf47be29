import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { StateSeverity } from '../../shared/signals/severity.ts';
import { api } from '../api/client.ts';
import { unreachableSince } from '../api/reachability.ts';
import { useValue } from '../api/value.ts';
import { setClock, stopClock } from '../time/clock.ts';

/** What header and status bar show; every answer also sets the page's clock. */
export function useShell() {
  const query = useQuery(api.shell.view.queryOptions());
  const generatedAtMs = query.data?.generatedAtMs;
  const stands = query.data?.profile.snapshot != null;
  useEffect(() => {
    if (generatedAtMs === undefined) return;
    if (stands) stopClock(generatedAtMs);
    else setClock(generatedAtMs, query.dataUpdatedAt);
  }, [stands, generatedAtMs, query.dataUpdatedAt]);
  return query;
}

/** The severity to show for the whole: without answers from the console process it is unknown, whatever it was. */
export function useOverallSeverity(): { severity: StateSeverity; security: boolean; sentence: string } {
  const { data } = useShell();
  const unreachable = useValue(unreachableSince) !== null;
  if (data === undefined)
    return { severity: 'unknown', security: false, sentence: 'Nothing has been read yet.' };
  if (!unreachable) return data.overall;
  return { ...data.overall, severity: 'unknown', sentence: `Last known: ${data.overall.sentence}` };
}
