import { useEffect } from 'react';
import { severityWord } from '../../shared/signals/severity.ts';
import { screenAt } from './screens.ts';
import { useOverallSeverity, useShell } from './use-shell.ts';

/** The window's title names the severity first, so that a background tab tells it, and a demo or a snapshot always. */
export function useTitle(location: string): void {
  const profile = useShell().data?.profile;
  const { severity } = useOverallSeverity();
  useEffect(() => {
    const demo = profile?.demo === true ? 'DEMO' : profile?.name;
    const shown = profile?.snapshot == null ? demo : `Snapshot of ${profile.name}`;
    const parts = [severityWord(severity), screenAt(location)?.word, shown, 'Pooler Operator Console'];
    document.title = parts.filter((part) => part !== undefined).join(' · ');
  }, [severity, location, profile]);
}
