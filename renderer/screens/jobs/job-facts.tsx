import type { Job } from '../../../shared/metadata/job.ts';
import { Facts } from '../../components/log-table/drawer.tsx';
import { latencyText } from '../../components/log-table/figures.ts';
import { Moment } from '../../components/log-table/moment.tsx';
import { PlaceLink } from '../../components/log-table/place-link.tsx';
import { Tone } from '../../components/tone.tsx';
import { consoleNow } from '../../time/clock.ts';
import { jobLook, ranMs } from './job-words.ts';

/** One background job in full. */
export function JobFacts({ job }: { readonly job: Job }) {
  const moment = (atMs: number | null, none: string) => (atMs === null ? none : <Moment atMs={atMs} />);
  const sameTarget = `/jobs?${new URLSearchParams({ text: job.targetRef })}`;
  return (
    <>
      <p>
        <Tone {...jobLook(job.state)} word={job.state} shape="filled" /> attempt {job.attempt} of{' '}
        {job.maxAttempts}
      </p>
      {job.state === 'pruned' ? (
        <p>No longer listed: it ended between two readings, and how is not known.</p>
      ) : null}
      <Facts
        facts={[
          { word: 'Worker', value: job.worker },
          { word: 'Queue', value: `${job.queue}, priority ${job.priority}` },
          { word: 'Inserted', value: <Moment atMs={job.insertedAtMs} /> },
          { word: 'Due', value: moment(job.scheduledAtMs, 'at once') },
          { word: 'Last attempt', value: moment(job.attemptedAtMs, 'none yet') },
          { word: 'Ran', value: latencyText(ranMs(job, consoleNow())) },
          { word: 'Completed', value: moment(job.completedAtMs, 'no') },
          { word: 'Discarded', value: moment(job.discardedAtMs, 'no') },
          { word: 'Cancelled', value: moment(job.cancelledAtMs, 'no') },
          { word: 'Job', value: job.id },
          { word: 'Target', value: <PlaceLink to={sameTarget}>{job.targetRef}</PlaceLink> },
        ]}
      />
      <p>The target is an opaque reference: same target, same text. Arguments and errors are never read.</p>
    </>
  );
}
