import type { ApiOutputs } from '../../../shared/api/router.ts';
import type { Job } from '../../../shared/metadata/job.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { TimeFilter } from '../../components/log-table/time-filter.tsx';
import { spanOf } from '../../components/log-table/time-range.ts';
import { useLogRows } from '../../components/log-table/use-log-rows.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { wordChoices } from '../../components/log-table/word-choices.ts';
import { consoleNow } from '../../time/clock.ts';
import { JobAreas } from './job-areas.tsx';
import { JOB_COLUMNS } from './job-columns.tsx';
import { JobDrawer } from './job-drawer.tsx';
import { JOB_STATES, jobLook } from './job-words.ts';

const FILTERS = ['worker', 'state', 'text', 'range', 'from', 'to'] as const;
const PATH = ['jobs', 'page'] as const;

function idOf({ id }: Job): string {
  return String(id);
}

function toneOf({ state }: Job) {
  const { tone } = jobLook(state);
  return tone === 'watch' || tone === 'degraded' ? tone : null;
}

interface JobTableProps {
  readonly areas: NonNullable<ApiOutputs['jobs']['frame']['areas']>;
  readonly sources: readonly SourceStatus[];
}

/** The jobs themselves, with the areas they belong to. */
export function JobTable({ areas, sources }: JobTableProps) {
  const address = useTableAddress('/jobs', FILTERS);
  const { filters, openId, open } = address;
  const table = useLogRows({
    path: PATH,
    filters,
    idOf,
    read: (after) =>
      client.jobs.page.query({
        after,
        worker: filters.worker ?? null,
        state: filters.state ?? null,
        text: filters.text ?? null,
        ...spanOf(filters, consoleNow()),
      }),
  });
  return (
    <TableFrame
      label="Background jobs"
      noun="jobs"
      sources={sources}
      table={table}
      address={address}
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
      above={<JobAreas areas={areas} choose={(worker) => address.set({ worker })} />}
      drawer={
        openId === null || table.trouble !== null ? null : (
          <JobDrawer job={table.rows.find((job) => idOf(job) === openId) ?? null} close={() => open(null)} />
        )
      }
    >
      <LogTable
        label="Jobs, newest first"
        columns={JOB_COLUMNS}
        table={table}
        idOf={idOf}
        openId={openId}
        open={open}
        toneOf={toneOf}
      />
    </TableFrame>
  );
}
