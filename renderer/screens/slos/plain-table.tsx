import classes from './slos.module.css';

interface PlainTableProps {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Which widths the columns have. */
  readonly layout: 'rows' | 'figures' | 'lanes' | 'alerts' | 'burn' | 'calendar' | 'history';
  readonly children: React.ReactNode;
}

/** A table that fits the smallest window: its columns have set widths and its cells two lines. */
export function PlainTable({ label, columns, layout, children }: PlainTableProps) {
  return (
    <div className={classes.scroll}>
      <table className={`${classes.table} ${classes[layout]}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}
