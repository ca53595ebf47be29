import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from '@tanstack/react-table';

interface ColumnLook {
  /** A track of CSS grid, for instance `minmax(80px, 1fr)`. */
  readonly track: string;
  /** Figures stand at the end of their cell. */
  readonly align?: 'end';
  /** Left out in a table narrower than this, px; the drawer has it then. */
  readonly fromPx?: number;
}

/** What the tables of logs use of the library. */
export const FEATURES = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<ColumnLook>() });

export type LogColumn<Row extends object> = ColumnDef<typeof FEATURES, Row>;

/** One column: its word, how wide it is and what stands in its cells. */
export function column<Row extends object>(
  head: string,
  look: ColumnLook,
  show: (row: Row) => React.ReactNode,
): LogColumn<Row> {
  return createColumnHelper<typeof FEATURES, Row>().display({
    id: head,
    header: head,
    meta: look,
    cell: ({ row }) => show(row.original),
  });
}

/** Which columns a table of this width shows, for the library; px. */
export function visibility<Row extends object>(
  columns: readonly LogColumn<Row>[],
  widthPx: number,
): Record<string, boolean> {
  return Object.fromEntries(columns.map(({ id, meta }) => [id ?? '', (meta?.fromPx ?? 0) <= widthPx]));
}
