import { useQuery } from '@tanstack/react-query';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { api, client } from '../../api/client.ts';
import { CoverageLine } from '../../components/log-coverage/coverage-line.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { ZoneSwitch } from '../../components/log-table/time-filter.tsx';
import { spanFilters } from '../../components/log-table/time-range.ts';
import { useLogTable } from '../../components/log-table/use-log-table.ts';
import { Screen } from '../../components/screen.tsx';
import { consoleNow } from '../../time/clock.ts';
import { REQUEST_COLUMNS } from './request-columns.tsx';
import { RequestDrawer } from './request-drawer.tsx';
import { RequestFilters } from './request-filters.tsx';
import { REQUEST_FILTERS, requestQuery } from './request-query.ts';
import { statusLook } from './request-words.ts';
import { StatusChart } from './status-chart.tsx';

const PROCEDURE = ['requests', 'page'] as const;

function idOf(row: RequestLog): string {
  return row.id;
}

function toneOf({ status }: RequestLog) {
  const { tone } = statusLook(status);
  return tone === 'ok' || tone === 'info' ? null : tone;
}

/** The whole local history of requests, newest first. */
export function RequestsScreen() {
  const frame = useQuery(api.requests.frame.queryOptions());
  const table = useLogTable({
    place: '/requests',
    names: REQUEST_FILTERS,
    procedure: PROCEDURE,
    idOf,
    read: (filters, after) => client.requests.page.query({ ...requestQuery(filters, consoleNow()), after }),
    readOne: (id) => client.requests.one.query({ id }),
  });
  const { address } = table;
  const sources = frame.data?.sources ?? [];
  return (
    <Screen
      fill
      title="Requests"
      aside={
        <>
          <SourceFreshness sources={sources} />
          <ZoneSwitch />
        </>
      }
    >
      <TableFrame
        table={table}
        label="Request log"
        rowsLabel="Requests, newest first"
        noun="requests"
        sources={sources}
        filters={<RequestFilters address={address} choices={frame.data?.choices} />}
        above={
          <>
            <StatusChart
              filters={address.filters}
              chooseSpan={(fromMs, toMs) => address.set({ range: null, ...spanFilters(fromMs, toMs) })}
            />
            <CoverageLine log="requests" />
          </>
        }
        columns={REQUEST_COLUMNS}
        toneOf={toneOf}
        drawer={<RequestDrawer table={table} />}
      />
    </Screen>
  );
}
