import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { ZoneSwitch } from '../../components/log-table/time-filter.tsx';
import { Panel } from '../../components/panel.tsx';
import { Screen } from '../../components/screen.tsx';
import { Loaded, Loading } from '../../components/screen-state.tsx';
import { InferredJobs } from './inferred-jobs.tsx';
import { JobTable } from './job-table.tsx';

/** The background jobs: read from the database where there is one, else inferred from what they leave behind. */
export function JobsScreen() {
  const frame = useQuery(api.jobs.frame.queryOptions());
  const sources = frame.data?.sources ?? [];
  const read = frame.data === undefined || frame.data.areas !== null;
  return (
    <Screen
      fill={read}
      title="Jobs"
      aside={
        <>
          <SourceFreshness sources={sources} />
          {read ? <ZoneSwitch /> : null}
        </>
      }
    >
      <Loaded
        query={frame}
        placeholder={
          <Panel title="Jobs">
            <Loading rows={10} />
          </Panel>
        }
      >
        {({ areas, uncounted, signs }) =>
          areas === null ? (
            <InferredJobs signs={signs} />
          ) : (
            <JobTable areas={areas} uncounted={uncounted} sources={sources} />
          )
        }
      </Loaded>
    </Screen>
  );
}
