import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogKind } from '../../../shared/metadata/log-coverage.ts';
import { api } from '../../api/client.ts';
import { consoleNow } from '../../time/clock.ts';
import { useZone } from '../log-table/zone.ts';
import { Tone } from '../tone.tsx';
import { BackfillForm } from './backfill-form.tsx';
import { BackfillProgress } from './backfill-progress.tsx';
import classes from './coverage.module.css';
import { gapWords, heldWords } from './coverage-words.ts';
import { useBackfill } from './use-backfill.ts';

/** A running back-fill is looked at this often: its pages are no news for the other screens, ms. */
const WATCH_MS = 2_000;

/** What of a log is held, what is known to be missing, and the fetching of it. */
export function CoverageLine({ log }: { readonly log: LogKind }) {
  const [zone] = useZone();
  const [asking, setAsking] = useState(false);
  const { data: coverage } = useQuery({
    ...api.logs.coverage.queryOptions({ log }),
    refetchInterval: ({ state }) => (state.data?.backfill?.state === 'running' ? WATCH_MS : false),
  });
  const { start } = useBackfill(log);
  if (coverage === undefined || coverage === null) return null;
  const nowMs = consoleNow();
  const { backfill, gaps } = coverage;
  const busy = backfill !== null && backfill.state !== 'done';
  return (
    <section className={classes.line} aria-label="What of the log is held">
      <span>{heldWords(coverage, nowMs, zone)}</span>
      {gaps.map((gap) => (
        <span key={gap.fromMs} className={classes.gap}>
          <Tone tone="watch" icon="triangle" word={`Gap: ${gapWords(gap, nowMs, zone)}`} />
          {busy ? null : (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => start({ fromMs: gap.fromMs, toMs: gap.toMs })}
            >
              Fetch
            </Button>
          )}
        </span>
      ))}
      {backfill === null ? null : <BackfillProgress backfill={backfill} />}
      {busy || asking ? null : (
        <Button variant="default" size="compact-xs" onClick={() => setAsking(true)}>
          Fetch a past span
        </Button>
      )}
      {asking && !busy ? (
        <BackfillForm log={log} endsMs={coverage.oldestMs ?? nowMs} close={() => setAsking(false)} />
      ) : null}
    </section>
  );
}
