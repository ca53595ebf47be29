import { useElementSize } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState } from 'react';
import type { StateSeverity } from '../../../shared/signals/severity.ts';
import { FEATURES, type LogColumn, visibility } from './column.ts';
import { LogRow } from './log-row.tsx';
import classes from './log-table.module.css';
import { rowForKey } from './row-keys.ts';
import { countWords, type TableRows } from './table-rows.ts';

const ROW_PX = 32;
const HEAD_PX = 30;
/** More rows are asked for when so many are left below. */
const AHEAD_ROWS = 30;
/** A table that was not measured yet shows every column. */
const ANY_WIDTH_PX = Number.MAX_SAFE_INTEGER;

interface LogTableProps<Row extends object> {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly LogColumn<Row>[];
  readonly table: TableRows<Row>;
  readonly idOf: (row: Row) => string;
  /** The row whose drawer is open. */
  readonly openId: string | null;
  readonly open: (id: string | null) => void;
  /** Colours the edge of a row; the words stand in its cells. */
  readonly toneOf: (row: Row) => StateSeverity | null;
}

/** Rows by the thousand, of which only those in sight are in the page. Arrows move, Enter opens, Escape closes. */
export function LogTable<Row extends object>(props: LogTableProps<Row>) {
  const { label, columns, table, idOf, openId, open, toneOf } = props;
  const { ref: frame, width } = useElementSize();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [scrolled, setScrolled] = useState(false);
  const domId = useId();
  const model = useTable({
    features: FEATURES,
    columns,
    data: table.rows,
    getRowId: idOf,
    state: { columnVisibility: visibility(columns, width === 0 ? ANY_WIDTH_PX : width) },
  });
  const rows = model.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    paddingStart: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    overscan: 6,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? -1;
  const { hasMore, loadMore, hold, of } = table;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are the very reason to begin at the top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setActiveId(null);
  }, [of]);
  useEffect(() => {
    if (hasMore && lastInSight >= rows.length - AHEAD_ROWS) loadMore();
  }, [hasMore, loadMore, lastInSight, rows.length]);
  const reading = scrolled || openId !== null;
  useEffect(() => hold(reading), [hold, reading]);

  const activeIndex = rows.findIndex(({ id }) => id === activeId);
  const tracks = model
    .getVisibleLeafColumns()
    .map(({ columnDef }) => columnDef.meta?.track ?? '1fr')
    .join(' ');

  function move(index: number): void {
    const row = rows[index];
    if (row === undefined) return;
    setActiveId(row.id);
    virtual.scrollToIndex(index, { align: 'auto' });
    if (openId !== null) open(row.id);
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const perPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const wanted = rowForKey(event.key, activeIndex, rows.length, perPage);
    if (wanted !== null) move(wanted);
    else if (event.key === 'Enter' && activeId !== null) open(activeId);
    else if (event.key === 'Escape' && openId !== null) open(null);
    else return;
    event.preventDefault();
  }

  function showArrived(): void {
    scroller.current?.scrollTo({ top: 0 });
    setActiveId(null);
    open(null);
    setScrolled(false);
    grid.current?.focus();
  }

  const count = table.total;
  return (
    <div className={classes.frame} ref={frame} data-changing={table.changing || undefined}>
      {table.arrived.count === 0 ? null : (
        <button type="button" className={classes.arrived} onClick={showArrived}>
          {countWords(table.arrived.count, table.arrived.atLeast, 'new row')}
        </button>
      )}
      <div
        className={classes.scroller}
        ref={scroller}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop > ROW_PX / 2)}
      >
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be moved in and opened is a grid
          role="grid"
          aria-label={label}
          aria-rowcount={count === null || count.atLeast ? -1 : count.count + 1}
          aria-busy={table.changing}
          aria-activedescendant={activeIndex < 0 ? undefined : `${domId}-${activeId}`}
          tabIndex={0}
          className={classes.grid}
          style={{ height: virtual.getTotalSize(), '--tracks': tracks } as React.CSSProperties}
          onKeyDown={onKeyDown}
        >
          <thead className={classes.head}>
            {model.getHeaderGroups().map((group) => (
              <tr key={group.id} className={classes.row} aria-rowindex={1}>
                {group.headers.map((header) => (
                  <th key={header.id} scope="col" data-align={header.column.columnDef.meta?.align}>
                    <model.FlexRender header={header} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <LogRow
                  key={item.key}
                  row={row}
                  domId={`${domId}-${row.id}`}
                  place={{ index: item.index, startPx: item.start }}
                  tone={toneOf(row.original)}
                  active={row.id === activeId}
                  opened={row.id === openId}
                  open={() => {
                    setActiveId(row.id);
                    open(row.id);
                  }}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
