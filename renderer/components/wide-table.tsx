import { TableHead } from './table-head.tsx';
import classes from './wide-table.module.css';

interface WideTableProps {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly string[];
  /** One or more `tbody`. */
  readonly children: React.ReactNode;
}

/** A dense table that scrolls sideways by itself where the window is narrow, so that the page never does. */
export function WideTable({ label, columns, children }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} aria-label={`Table: ${label}`} tabIndex={0}>
      <table className={classes.table}>
        <TableHead columns={columns} />
        {children}
      </table>
    </section>
  );
}
