import type { LogCursor, LogPage } from '../../../shared/api/log-queries.ts';
import type { AddressedTable } from './addressed-table.ts';
import type { Filters } from './filters.ts';
import { useLogRows } from './use-log-rows.ts';
import { useOpenRow } from './use-open-row.ts';
import { useTableAddress } from './use-table-address.ts';

interface LogTableConfig<Row> {
  /** Address of the table's screen. */
  readonly place: string;
  /** The filters by their names in the address. */
  readonly names: readonly string[];
  /** Path of the procedure, for instance `['requests', 'page']`: a change of its area reads the newest page again. */
  readonly procedure: readonly [string, string];
  readonly idOf: (row: Row) => string;
  readonly read: (filters: Filters, after: LogCursor | null) => Promise<LogPage<Row>>;
  readonly readOne: (id: string) => Promise<Row | null>;
}

/** A log, newest first, with its filters and its open row. */
export function useLogTable<Row>(config: LogTableConfig<Row>): AddressedTable<Row> {
  const { place, names, procedure, idOf, read, readOne } = config;
  const address = useTableAddress(place, names);
  const { filters, openId } = address;
  const rows = useLogRows({ procedure, filters, idOf, read: (after) => read(filters, after) });
  const opened = useOpenRow({ procedure, rows: rows.rows, idOf, openId, readOne });
  return { address, rows, idOf, opened };
}
