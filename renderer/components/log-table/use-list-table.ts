import type { ListPage } from '../../../shared/api/list-page.ts';
import type { SourceStatus } from '../../../shared/metadata/source.ts';
import type { AddressedTable } from './addressed-table.ts';
import type { Filters } from './filters.ts';
import { useListRows } from './use-list-rows.ts';
import { useOpenRow } from './use-open-row.ts';
import { useTableAddress } from './use-table-address.ts';

type ListRow = { readonly id: string };
type SourcedPage = ListPage<ListRow> & { readonly sources: readonly SourceStatus[] };

interface ListTableConfig<Page> {
  /** Address of the table's screen. */
  readonly place: string;
  /** The filters by their names in the address. */
  readonly names: readonly string[];
  /** Path of the procedure, for instance `['keys', 'page']`: a change of its area reads the list again. */
  readonly procedure: readonly [string, string];
  /** One page of what the filters leave, or without any filter the row of one id. */
  readonly read: (filters: Filters, part: { readonly offset: number } | ListRow) => Promise<Page>;
}

interface ListTable<Page extends SourcedPage> extends AddressedTable<Page['rows'][number]> {
  /** The first page, which also has the choices of the filters; null before the first answer. */
  readonly first: Page | null;
  readonly sources: readonly SourceStatus[];
}

const NO_FILTERS: Filters = {};

function idOf({ id }: ListRow): string {
  return id;
}

/** A list in a fixed order with its filters and its open row. */
export function useListTable<Page extends SourcedPage>(config: ListTableConfig<Page>): ListTable<Page> {
  const { place, names, procedure, read } = config;
  const address = useTableAddress(place, names);
  const { filters, openId } = address;
  const rows = useListRows({ procedure, filters, read: (offset) => read(filters, { offset }) });
  const opened = useOpenRow({
    procedure,
    rows: rows.rows,
    idOf,
    openId,
    readOne: async (id) => (await read(NO_FILTERS, { id })).rows[0] ?? null,
  });
  return { address, rows, idOf, opened, first: rows.first, sources: rows.first?.sources ?? [] };
}
