import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { Icon } from '../../components/icon.tsx';
import { Empty } from '../../components/screen-state.tsx';
import { SloFamily } from './slo-family.tsx';
import { FILTERS, filterRows, NO_FILTER, sloFilterSchema } from './slo-filter.ts';
import { byVerdict, families } from './slo-groups.ts';
import type { RowView } from './slo-view.ts';
import classes from './slos.module.css';
import { useSloFilter } from './use-slo-filter.ts';

const VERDICT_FILTER = sloFilterSchema.shape.verdicts;
const GROUPING = sloFilterSchema.shape.group;

/** Every row, as the published tables, narrowed by verdict and text. */
export function SloList({ rows }: { readonly rows: readonly RowView[] }) {
  const { filter, setFilter, shown } = useSloFilter(rows);
  return (
    <>
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          aria-label="Filter rows by verdict"
          value={filter.verdicts}
          onChange={(value) => setFilter({ ...filter, verdicts: VERDICT_FILTER.parse(value) })}
          data={FILTERS.map(({ id, word }) => ({
            value: id,
            label: `${word} ${filterRows(rows, { ...filter, verdicts: id }).length}`,
          }))}
        />
        <SegmentedControl
          size="xs"
          aria-label="Group rows"
          value={filter.group}
          onChange={(value) => setFilter({ ...filter, group: GROUPING.parse(value) })}
          data={[
            { value: 'table', label: 'By table' },
            { value: 'verdict', label: 'By verdict' },
          ]}
        />
        <TextInput
          size="xs"
          aria-label="Filter rows by text"
          placeholder="Filter by text"
          maxLength={200}
          leftSection={<Icon name="search" size={13} />}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
        <span className={classes.shown} role="status">
          {shown.length === rows.length
            ? `all ${rows.length} rows`
            : `${shown.length} of ${rows.length} rows`}
        </span>
      </div>
      {shown.length === 0 ? (
        <Empty icon="search" title="No row fits">
          <p>None of the {rows.length} rows fits this filter and text.</p>
          <Button variant="default" mt="xs" onClick={() => setFilter({ ...NO_FILTER, group: filter.group })}>
            Show all rows
          </Button>
        </Empty>
      ) : (
        (filter.group === 'table' ? families : byVerdict)(shown).map((family) => (
          <SloFamily key={family.name} family={family} />
        ))
      )}
    </>
  );
}
