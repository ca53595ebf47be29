import { useQuery } from '@tanstack/react-query';
import type { RequestLog } from '../../../shared/metadata/request-log.ts';
import { api, client } from '../../api/client.ts';
import { CoverageLine } from '../../components/log-coverage/coverage-line.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { ZoneSwitch } from '../../components/log-table/time-filter.tsx';
import { useLogRows } from '../../components/log-table/use-log-rows.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { Screen } from '../../components/screen.tsx';
import { consoleNow } from '../../time/clock.ts';
import { REQUEST_COLUMNS } from './request-columns.tsx';
import { RequestDrawer } from './request-drawer.tsx';
import { RequestFilters } from './request-filters.tsx';
import { REQUEST_FILTERS, requestQuery } from './request-query.ts';
import { statusLook } from './request-words.ts';
import { StatusChart } from './status-chart.tsx';

const PATH = ['requests', 'page'] as const;

function idOf(row: RequestLog): string {
  return row.id;
}

function toneOf({ status }: RequestLog) {
  const { tone } = statusLook(status);
  return tone === 'ok' || tone === 'info' ? null : tone;
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** The whole local history of requests, newest first. */
export function RequestsScreen() {
  const address = useTableAddress('/requests', REQUEST_FILTERS);
  const { filters, openId, open } = address;
  const frame = useQuery(api.requests.frame.queryOptions());
  const table = useLogRows({
    path: PATH,
    filters,
    idOf,
    read: (after) => client.requests.page.query({ ...requestQuery(filters, consoleNow()), after }),
  });
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
        label="Request log"
        noun="requests"
        sources={sources}
        table={table}
        address={address}
        filters={<RequestFilters address={address} choices={frame.data?.choices} />}
        above={
          <>
            <StatusChart
              filters={filters}
              chooseSpan={(fromMs, toMs) => address.set({ range: null, from: iso(fromMs), to: iso(toMs) })}
            />
            <CoverageLine log="requests" />
          </>
        }
        drawer={
          openId === null ? null : (
            <RequestDrawer
              id={openId}
              row={table.rows.find(({ id }) => id === openId)}
              close={() => open(null)}
            />
          )
        }
      >
        <LogTable
          label="Requests, newest first"
          columns={REQUEST_COLUMNS}
          table={table}
          idOf={idOf}
          openId={openId}
          open={open}
          toneOf={toneOf}
        />
      </TableFrame>
    </Screen>
  );
}
