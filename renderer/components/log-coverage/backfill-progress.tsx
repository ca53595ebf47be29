import { Button, Progress } from '@mantine/core';
import type { Backfill } from '../../../shared/metadata/log-coverage.ts';
import { consoleNow } from '../../time/clock.ts';
import { rowTime, useZone } from '../log-table/zone.ts';
import classes from './coverage.module.css';
import { backfillShare } from './coverage-words.ts';
import { useBackfill } from './use-backfill.ts';

const WORDS = { running: 'Fetching', paused: 'Paused', done: 'Fetched' } as const;

/** How far a back-fill is, and its switches. */
export function BackfillProgress({ backfill }: { readonly backfill: Backfill }) {
  const [zone] = useZone();
  const { pause, resume, cancel } = useBackfill(backfill.log);
  const percent = Math.round(backfillShare(backfill) * 100);
  const time = (atMs: number) => rowTime(atMs, consoleNow(), zone).slice(0, -3);
  const rows = backfill.rowsRead.toLocaleString('en-GB');
  const of =
    backfill.estimatedRows === null ? '' : ` of about ${backfill.estimatedRows.toLocaleString('en-GB')}`;
  const span = `${time(backfill.fromMs)} to ${time(backfill.toMs)}`;
  return (
    <span className={classes.backfill}>
      {/* Only the word is told to a screen reader: the figures change every other second. */}
      <b role="status">{WORDS[backfill.state]}</b>
      <span>
        {span}: {percent} %, {rows}
        {of} rows
        {backfill.note === null ? '' : `. ${backfill.note}`}
      </span>
      {backfill.state === 'done' ? null : (
        <>
          <Progress.Root size="sm" className={classes.progress ?? ''}>
            <Progress.Section value={percent} aria-label="Progress of the back-fill" />
          </Progress.Root>
          {backfill.state === 'running' ? (
            <Button variant="default" size="compact-xs" onClick={pause}>
              Pause
            </Button>
          ) : (
            <Button variant="default" size="compact-xs" onClick={resume}>
              Resume
            </Button>
          )}
          <Button variant="default" size="compact-xs" onClick={cancel}>
            Cancel
          </Button>
        </>
      )}
    </span>
  );
}
