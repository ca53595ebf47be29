import { client } from '../../api/client.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { RowDrawer } from '../../components/log-table/row-drawer.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';
import { useListTable } from '../../components/log-table/use-list-table.ts';
import { Screen } from '../../components/screen.tsx';
import { KEY_COLUMNS } from './key-columns.tsx';
import { KeyFacts } from './key-facts.tsx';
import type { KeyView } from './key-view.ts';
import { keyLook } from './key-words.ts';

const FILTERS = ['pool', 'status', 'text'] as const;
const PROCEDURE = ['keys', 'page'] as const;

function toneOf({ standing }: KeyView) {
  const { tone } = keyLook(standing);
  return tone === 'ok' || standing === 'revoked' ? null : tone;
}

/** Every API key of every Pool this operator sees. */
export function KeysScreen() {
  const table = useListTable({
    place: '/keys',
    names: FILTERS,
    procedure: PROCEDURE,
    read: ({ pool, status, text }, part) =>
      client.keys.page.query({ ...part, poolId: pool, standing: status, text }),
  });
  const { address, first, sources } = table;
  return (
    <Screen fill title="API keys" aside={<SourceFreshness sources={sources} />}>
      <TableFrame
        table={table}
        label="API keys"
        rowsLabel="API keys by Pool and name"
        noun="API keys"
        sources={sources}
        filters={
          <>
            <SelectFilter address={address} name="status" label="Status" choices={first?.standings ?? []} />
            <SelectFilter address={address} name="pool" label="Pool" choices={first?.pools ?? []} />
            <TextFilter address={address} name="text" label="Find name or prefix" />
          </>
        }
        columns={KEY_COLUMNS}
        toneOf={toneOf}
        drawer={
          <RowDrawer table={table} noun="API key" title={({ key }) => key.label}>
            {(view) => <KeyFacts view={view} />}
          </RowDrawer>
        }
      />
    </Screen>
  );
}
