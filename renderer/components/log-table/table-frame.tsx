import type { SourceStatus } from '../../../shared/metadata/source.ts';
import { FilterBar } from './filter-bar.tsx';
import { SourceNotes } from './source-note.tsx';
import { TableBody } from './table-body.tsx';
import classes from './table-frame.module.css';
import { countWords, type TableRows } from './table-rows.ts';
import type { AddressedFilters } from './use-table-address.ts';

interface TableFrameProps<Row> {
  /** Names the region. */
  readonly label: string;
  /** What the rows are, for instance `requests`. */
  readonly noun: string;
  readonly sources: readonly SourceStatus[];
  readonly table: TableRows<Row>;
  readonly address: AddressedFilters;
  readonly filters: React.ReactNode;
  /** Stands between the filters and the rows: a chart, what of a log is held. */
  readonly above?: React.ReactNode;
  /** The table. */
  readonly children: React.ReactNode;
  /** The open row, or null. */
  readonly drawer: React.ReactNode;
}

/** A table with everything around it: how fresh, which filters, how many, and the drawer over its right edge. */
export function TableFrame<Row>(props: TableFrameProps<Row>) {
  const { label, noun, sources, table, address, filters, above, children, drawer } = props;
  const { total } = table;
  return (
    <section className={classes.frame} aria-label={label}>
      {table.rows.length === 0 ? null : <SourceNotes sources={sources} />}
      <FilterBar address={address} count={total === null ? '' : countWords(total.count, total.atLeast)}>
        {filters}
      </FilterBar>
      {above}
      <div className={classes.rows}>
        <TableBody table={table} address={address} source={sources[0]} noun={noun}>
          {children}
        </TableBody>
        {drawer}
      </div>
    </section>
  );
}
