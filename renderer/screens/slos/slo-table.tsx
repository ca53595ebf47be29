import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SloRowResult } from '../../../shared/slo/result.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { WideTable } from '../../components/wide-table.tsx';
import { byFamily, FILTERS, type FilterId, filterRows } from './slo-filter.ts';
import { COLUMNS, SloRow } from './slo-row.tsx';
import classes from './slos.module.css';

/** Every published row, by family, with what can be known of it. */
export function SloTable({ rows }: { readonly rows: readonly SloRowResult[] }) {
  const [filter, setFilter] = useState<FilterId>('all');
  const [text, setText] = useState('');
  const shown = filterRows(rows, filter, text);
  return (
    <Panel
      title="Rows"
      aside={
        <>
          <TextInput
            size="xs"
            aria-label="Filter rows by text"
            placeholder="Filter by text"
            leftSection={<Icon name="search" size={13} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <SegmentedControl
            size="xs"
            aria-label="Filter rows by verdict"
            value={filter}
            onChange={(value) => setFilter(value)}
            data={FILTERS.map(({ id, word }) => ({
              value: id,
              label: `${word} ${filterRows(rows, id, text).length}`,
            }))}
          />
        </>
      }
    >
      {shown.length === 0 ? (
        <Empty icon="search" title="No row fits">
          None of the {rows.length} rows fits this filter and text.
        </Empty>
      ) : (
        <WideTable label="SLO rows" columns={COLUMNS}>
          {byFamily(shown).map(([family, members]) => (
            <tbody key={family}>
              <tr className={classes.family}>
                <th scope="rowgroup" colSpan={COLUMNS.length}>
                  {family} <span>{members.length}</span>
                </th>
              </tr>
              {members.map((row) => (
                <SloRow key={row.id} row={row} />
              ))}
            </tbody>
          ))}
        </WideTable>
      )}
    </Panel>
  );
}
