import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { LogTable } from '../../components/log-table/log-table.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { useListRows } from '../../components/log-table/use-list-rows.ts';
import { useOpenRow } from '../../components/log-table/use-open-row.ts';
import { useTableAddress } from '../../components/log-table/use-table-address.ts';
import { Screen } from '../../components/screen.tsx';
import { KEY_COLUMNS } from './key-columns.tsx';
import { KeyDrawer } from './key-drawer.tsx';
import type { KeyView } from './key-view.ts';
import { keyLook } from './key-words.ts';

const FILTERS = ['pool', 'status', 'text'] as const;
const PATH = ['keys', 'page'] as const;

function idOf({ id }: KeyView): string {
  return id;
}

function toneOf({ standing }: KeyView) {
  const { tone } = keyLook(standing);
  return tone === 'ok' || standing === 'revoked' ? null : tone;
}

/** Every API key of every Pool this operator sees. */
export function KeysScreen() {
  const address = useTableAddress('/keys', FILTERS);
  const { filters, openId, open } = address;
  const table = useListRows({
    path: PATH,
    filters,
    read: (offset) =>
      client.keys.page.query({
        offset,
        poolId: filters.pool ?? null,
        standing: filters.status ?? null,
        text: filters.text ?? null,
      }),
  });
  const opened = useOpenRow({
    path: PATH,
    rows: table.rows,
    idOf,
    openId,
    readOne: async (id) => (await client.keys.page.query({ id })).rows[0] ?? null,
  });
  const sources = table.first?.sources ?? [];
  return (
    <Screen fill title="API keys" aside={<SourceFreshness sources={sources} />}>
      <TableFrame
        label="API keys"
        noun="API keys"
        sources={sources}
        table={table}
        address={address}
        filters={
          <>
            <SelectFilter
              address={address}
              name="status"
              label="Status"
              choices={table.first?.standings ?? []}
            />
            <SelectFilter address={address} name="pool" label="Pool" choices={table.first?.pools ?? []} />
            <TextFilter address={address} name="text" label="Find name or prefix" />
          </>
        }
        drawer={openId === null ? null : <KeyDrawer view={opened} close={() => open(null)} />}
      >
        <LogTable
          label="API keys by Pool and name"
          columns={KEY_COLUMNS}
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
