import type { SourceStatus } from '../../../shared/metadata/source.ts';
import type { StateSeverity } from '../../../shared/signals/severity.ts';
import type { AddressedTable } from './addressed-table.ts';
import type { LogColumn } from './column.ts';
import { FilterBar } from './filter-bar.tsx';
import { LogTable } from './log-table.tsx';
import { SourceNotes } from './source-note.tsx';
import { TableBody } from './table-body.tsx';
import classes from './table-frame.module.css';
import { countWords } from './table-rows.ts';

interface TableFrameProps<Row extends object> {
  readonly table: AddressedTable<Row>;
  /** Names the region. */
  readonly label: string;
  /** What the rows are and in which order, for screen readers: `API keys by Pool and name`. */
  readonly rowsLabel: string;
  /** What the rows are within a sentence, for instance `requests`. */
  readonly noun: string;
  readonly sources: readonly SourceStatus[];
  readonly filters: React.ReactNode;
  /** Stands between the filters and the rows: a chart, what of a log is held. */
  readonly above?: React.ReactNode;
  readonly columns: readonly LogColumn<Row>[];
  /** Colours the edge of a row; the words stand in its cells. */
  readonly toneOf: (row: Row) => StateSeverity | null;
  /** The open row in full; nothing while none is open. */
  readonly drawer: React.ReactNode;
}

/** A table with everything around it: how fresh, which filters, how many, and the drawer over its right edge. */
export function TableFrame<Row extends object>(props: TableFrameProps<Row>) {
  const { table, label, rowsLabel, noun, sources, filters, above, columns, toneOf, drawer } = props;
  const { address, rows, idOf } = table;
  const { total } = rows;
  return (
    <section className={classes.frame} aria-label={label}>
      {rows.rows.length === 0 ? null : <SourceNotes sources={sources} />}
      <FilterBar address={address} count={total === null ? '' : countWords(total.count, total.atLeast)}>
        {filters}
      </FilterBar>
      {above}
      <div className={classes.rows}>
        <TableBody table={table} source={sources[0]} noun={noun}>
          <LogTable
            label={rowsLabel}
            columns={columns}
            table={rows}
            idOf={idOf}
            openId={address.openId}
            open={address.open}
            toneOf={toneOf}
          />
        </TableBody>
        {drawer}
      </div>
    </section>
  );
}
