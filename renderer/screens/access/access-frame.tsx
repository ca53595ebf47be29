import type { Choice } from '../../../shared/api/list-page.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import type { Severity } from '../../../shared/signals/severity.ts';
import type { AddressedTable } from '../../components/log-table/addressed-table.ts';
import type { LogColumn } from '../../components/log-table/column.ts';
import { SelectFilter, TextFilter } from '../../components/log-table/filter-bar.tsx';
import { SourceFreshness } from '../../components/log-table/source-note.tsx';
import { TableFrame } from '../../components/log-table/table-frame.tsx';

/** The filters of both tables by their names in the address. */
export const ACCESS_FILTERS = ['status', 'text'] as const;

interface AccessRow {
  readonly signal: { readonly severity: Severity } | null;
}

interface AccessFrameProps<Row extends AccessRow> {
  readonly table: AddressedTable<Row> & {
    readonly first: { readonly statuses: readonly Choice[] } | null;
    readonly sources: readonly SourceStatus[];
  };
  readonly label: string;
  readonly rowsLabel: string;
  /** What the text filter looks in. */
  readonly find: string;
  readonly columns: readonly LogColumn<Row>[];
  readonly drawer: React.ReactNode;
}

function toneOf({ signal }: AccessRow) {
  return signal?.severity ?? null;
}

/** What the tables of operators and of invites share: two filters, and the freshness of their source beside them. */
export function AccessFrame<Row extends AccessRow>(props: AccessFrameProps<Row>) {
  const { table, label, rowsLabel, find, columns, drawer } = props;
  const { address, first, sources } = table;
  return (
    <TableFrame
      table={table}
      label={label}
      rowsLabel={rowsLabel}
      noun={label.toLowerCase()}
      sources={sources}
      filters={
        <>
          <SelectFilter address={address} name="status" label="Status" choices={first?.statuses ?? []} />
          <TextFilter address={address} name="text" label={find} />
          <SourceFreshness sources={sources} />
        </>
      }
      columns={columns}
      toneOf={toneOf}
      drawer={drawer}
    />
  );
}
