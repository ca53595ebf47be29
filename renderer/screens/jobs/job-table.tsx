import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { Job } from '../../../shared/metadata/job.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { RowDrawer } from '../../components/log-table/row-drawer.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { TimeFilter } from '../../components/log-table/time-filter.tsx';
import { spanOf } from '../../components/log-table/time-range.ts';
import { useLogTable } from '../../components/log-table/use-log-table.ts';
import { wordChoices } from '../../components/log-table/word-choices.ts';
import { consoleNow } from '../../time/clock.ts';
import { JobAreas } from './job-areas.tsx';
import { JOB_COLUMNS } from './job-columns.tsx';
import { JobFacts } from './job-facts.tsx';
import { JOB_STATES, jobLook } from './job-words.ts';

const FILTERS = ['worker', 'state', 'text', 'range', 'from', 'to'] as const;
const PROCEDURE = ['jobs', 'page'] as const;

function idOf({ id }: Job): string {
  return String(id);
}

function toneOf({ state }: Job) {
  const { tone } = jobLook(state);
  return tone === 'watch' || tone === 'degraded' ? tone : null;
}

interface JobTableProps {
  readonly areas: NonNullable<ApiOutputs['jobs']['frame']['areas']>;
  /** Open and failed jobs beyond those the areas count. */
  readonly uncounted: number;
  readonly sources: readonly SourceStatus[];
}

/** The jobs themselves, with the areas they belong to. */
export function JobTable({ areas, uncounted, sources }: JobTableProps) {
  const table = useLogTable({
    place: '/jobs',
    names: FILTERS,
    procedure: PROCEDURE,
    idOf,
    read: ({ worker, state, text, ...when }, after) =>
      client.jobs.page.query({ after, worker, state, text, ...spanOf(when, consoleNow()) }),
    readOne: (id) => client.jobs.one.query({ id }),
  });
  const { address } = table;
  return (
    <TableFrame
      table={table}
      label="Background jobs"
      rowsLabel="Jobs, newest first"
      noun="jobs"
      sources={sources}
      filters={
        <>
          <TimeFilter address={address} />
          <SelectFilter address={address} name="state" label="State" choices={wordChoices(JOB_STATES)} />
          <SelectFilter
            address={address}
            name="worker"
            label="Worker"
            choices={wordChoices(areas.flatMap(({ workers }) => workers))}
          />
          <TextFilter address={address} name="text" label="Find worker or target" />
        </>
      }
      above={<JobAreas areas={areas} uncounted={uncounted} choose={(worker) => address.set({ worker })} />}
      columns={JOB_COLUMNS}
      toneOf={toneOf}
      drawer={
        <RowDrawer table={table} noun="job" title={({ worker }) => worker}>
          {(job) => <JobFacts job={job} />}
        </RowDrawer>
      }
    />
  );
}
