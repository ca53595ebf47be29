import { useMemo } from 'react';
import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { useListRows } from '../../components/log-table/use-list-rows.ts';
import { useOpenRow } from '../../components/log-table/use-open-row.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { Screen } from '../../components/screen.tsx';
import { upstreamColumns } from './upstream-columns.tsx';
import { UpstreamDrawer } from './upstream-drawer.tsx';
import type { UpstreamView } from './upstream-table-row.ts';

const FILTERS = ['pool', 'status', 'text'] as const;
const PATH = ['upstreams', 'page'] as const;

function idOf({ id }: UpstreamView): string {
  return id;
}

function toneOf({ signal, standing }: UpstreamView) {
  return signal?.severity ?? (standing === 'not ready' ? 'degraded' : null);
}

/** Every upstream this operator sees, with its quota. */
export function UpstreamsScreen() {
  const address = useTableAddress('/upstreams', FILTERS);
  const { filters, openId, open } = address;
  const table = useListRows({
    path: PATH,
    filters,
    read: (offset) =>
      client.upstreams.page.query({
        offset,
        poolId: filters.pool ?? null,
        status: filters.status ?? null,
        text: filters.text ?? null,
      }),
  });
  const opened = useOpenRow({
    path: PATH,
    rows: table.rows,
    idOf,
    openId,
    readOne: async (id) => (await client.upstreams.page.query({ id })).rows[0] ?? null,
  });
  const sources = table.first?.sources ?? [];
  const stale = sources.some(({ state }) => state !== 'live');
  const columns = useMemo(() => upstreamColumns(stale), [stale]);
  return (
    <Screen fill title="Upstreams" aside={<SourceFreshness sources={sources} />}>
      <TableFrame
        label="Upstreams"
        noun="upstreams"
        sources={sources}
        table={table}
        address={address}
        filters={
          <>
            <SelectFilter
              address={address}
              name="status"
              label="Status"
              choices={table.first?.statuses ?? []}
            />
            <SelectFilter address={address} name="pool" label="Pool" choices={table.first?.pools ?? []} />
            <TextFilter address={address} name="text" label="Find name or plan" />
          </>
        }
        drawer={
          openId === null ? null : <UpstreamDrawer view={opened} stale={stale} close={() => open(null)} />
        }
      >
        <LogTable
          label="Upstreams by name"
          columns={columns}
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
