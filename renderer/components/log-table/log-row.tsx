import { FlexRender, type Row } from '@tanstack/react-table';
import type { StateSeverity } from '../../../shared/signals/severity.ts';
import { toneStyle } from '../tone.tsx';
import type { FEATURES } from './column.ts';
import classes from './log-table.module.css';

interface LogRowProps<Data extends object> {
  readonly row: Row<typeof FEATURES, Data>;
  readonly domId: string;
  /** Its number among all rows and its distance from the top of the table. */
  readonly place: { readonly index: number; readonly startPx: number };
  readonly tone: StateSeverity | null;
  readonly active: boolean;
  readonly opened: boolean;
  readonly open: () => void;
}

/** One row in its place. The header is row 1 of the grid. */
export function LogRow<Data extends object>(props: LogRowProps<Data>) {
  const { row, domId, place, tone, active, opened, open } = props;
  return (
    <tr
      id={domId}
      className={classes.row}
      style={{
        transform: `translateY(${place.startPx}px)`,
        ...(tone === null ? {} : toneStyle(tone)),
      }}
      data-tone={tone ?? undefined}
      data-open={opened || undefined}
      aria-rowindex={place.index + 2}
      aria-selected={active}
      onClick={open}
    >
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} data-align={cell.column.columnDef.meta?.align}>
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}
