import type { SloHistory } from '../../../shared/api/slo-past.ts';
import { consoleNow } from '../../time/clock.ts';
import classes from './history.module.css';
import type { HistoryChoice } from './history-choice.ts';
import { momentText } from './history-time.ts';

/** More changes than this are told by their number: a roll-out over many replicas is one event. */
const MOST_SHOWN = 6;

interface VersionChangesProps {
  readonly changes: SloHistory['changes'];
  readonly clock: HistoryChoice['clock'];
}

/** What changed in the service while a row was charted: the marks of the chart in words. */
export function VersionChanges({ changes, clock }: VersionChangesProps) {
  if (changes.length === 0) return null;
  const nowMs = consoleNow();
  return (
    <ol className={classes.versions} aria-label="Versions that changed meanwhile">
      {changes.slice(0, MOST_SHOWN).map(({ subject, field, from, to, atMs }) => (
        <li key={`${subject.id} ${field} ${atMs}`}>
          <span className={classes.versionMark} aria-hidden="true" />
          {momentText(atMs, nowMs, clock)}: {subject.label} {field} {from} → <b>{to ?? 'not told'}</b>
        </li>
      ))}
      {changes.length > MOST_SHOWN ? <li>and {changes.length - MOST_SHOWN} earlier changes</li> : null}
    </ol>
  );
}
