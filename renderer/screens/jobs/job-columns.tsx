import type { Job } from '../../../shared/metadata/job.ts';
import { column } from '../../components/log-table/column.ts';
import { latencyText } from '../../components/log-table/figures.ts';
import { RowTime } from '../../components/log-table/row-time.tsx';
import { Tone } from '../../components/tone.tsx';
import { consoleNow } from '../../time/clock.ts';
import { endedMs, jobLook, ranMs } from './job-words.ts';

/** The background jobs as columns. */
export const JOB_COLUMNS = [
  column<Job>('Inserted', { track: '96px' }, (job) => <RowTime atMs={job.insertedAtMs} />),
  column<Job>('State', { track: '104px' }, ({ state }) => <Tone {...jobLook(state)} word={state} />),
  column<Job>('Worker', { track: 'minmax(150px, 1.8fr)' }, ({ worker }) => <b title={worker}>{worker}</b>),
  column<Job>(
    'Attempt',
    { track: '58px', fromPx: 700 },
    ({ attempt, maxAttempts }) => `${attempt} of ${maxAttempts}`,
  ),
  column<Job>('Due', { track: '96px', fromPx: 940 }, (job) => <RowTime atMs={job.scheduledAtMs} />),
  column<Job>('Started', { track: '96px', fromPx: 880 }, (job) => <RowTime atMs={job.attemptedAtMs} />),
  column<Job>('Ended', { track: '96px' }, (job) => <RowTime atMs={endedMs(job)} />),
  column<Job>('Target', { track: 'minmax(80px, 1fr)', fromPx: 960 }, ({ targetRef }) =>
    targetRef.slice(0, 12),
  ),
  column<Job>('Ran', { track: '76px', align: 'end' }, (job) => latencyText(ranMs(job, consoleNow()))),
];
