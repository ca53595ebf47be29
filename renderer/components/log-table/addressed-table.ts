import type { TableRows } from './table-rows.ts';
import type { OpenRow } from './use-open-row.ts';
import type { AddressedFilters } from './use-table-address.ts';

/** A table whose filters and open row stand in the address. */
export interface AddressedTable<Row> {
  readonly address: AddressedFilters;
  readonly rows: TableRows<Row>;
  readonly idOf: (row: Row) => string;
  readonly opened: OpenRow<Row>;
}
