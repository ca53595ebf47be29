import { TableHead } from '../../components/table-head.tsx';
import classes from './plain-table.module.css';

interface TableColumn {
  readonly head: string;
  /** A CSS width; columns without one share what is left. */
  readonly width?: string;
}

/** As wide as the longest verdict in its badge. */
export const VERDICT_COLUMN: TableColumn = { head: 'Verdict', width: '164px' };

interface PlainTableProps {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly children: React.ReactNode;
}

/** A table that fits the smallest window: its columns have set widths and its cells two lines. */
export function PlainTable({ label, columns, children }: PlainTableProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <colgroup>
          {columns.map(({ head, width }) => (
            <col key={head} style={{ width }} />
          ))}
        </colgroup>
        <TableHead columns={columns.map(({ head }) => head)} />
        {children}
      </table>
    </div>
  );
}
