import { useMemo } from 'react';
import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { RowDrawer } from '../../components/log-table/row-drawer.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { useListTable } from '../../components/log-table/use-list-table.ts';
import { Screen } from '../../components/screen.tsx';
import { upstreamColumns } from './upstream-columns.tsx';
import { UpstreamFacts } from './upstream-facts.tsx';
import type { UpstreamView } from './upstream-table-row.ts';

const FILTERS = ['pool', 'status', 'text'] as const;
const PROCEDURE = ['upstreams', 'page'] as const;

function toneOf({ signal, standing }: UpstreamView) {
  return signal?.severity ?? (standing === 'not ready' ? 'degraded' : null);
}

/** Every upstream this operator sees, with its quota. */
export function UpstreamsScreen() {
  const table = useListTable({
    place: '/upstreams',
    names: FILTERS,
    procedure: PROCEDURE,
    read: ({ pool, status, text }, part) =>
      client.upstreams.page.query({ ...part, poolId: pool, status, text }),
  });
  const { address, first, sources } = table;
  const stale = sources.some(({ state }) => state !== 'live');
  const columns = useMemo(() => upstreamColumns(stale), [stale]);
  return (
    <Screen fill title="Upstreams" aside={<SourceFreshness sources={sources} />}>
      <TableFrame
        table={table}
        label="Upstreams"
        rowsLabel="Upstreams by name"
        noun="upstreams"
        sources={sources}
        filters={
          <>
            <SelectFilter address={address} name="status" label="Status" choices={first?.statuses ?? []} />
            <SelectFilter address={address} name="pool" label="Pool" choices={first?.pools ?? []} />
            <TextFilter address={address} name="text" label="Find name or plan" />
          </>
        }
        columns={columns}
        toneOf={toneOf}
        drawer={
          <RowDrawer table={table} noun="upstream" title={({ upstream }) => upstream.label}>
            {(view) => <UpstreamFacts view={view} stale={stale} />}
          </RowDrawer>
        }
      />
    </Screen>
  );
}
