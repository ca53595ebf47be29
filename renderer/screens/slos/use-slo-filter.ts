import { useSessionStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import { useValue } from '../../api/value.ts';
import { wantedTarget } from '../../shell/go-to.ts';
import { filterRows, NO_FILTER, type SloFilter, storedFilter } from './slo-filter.ts';
import { type RowView, rowElementId } from './slo-view.ts';

/**
 * The filter of the rows. It outlives a look at a row's page and a reload but not the tab: a filter forgotten for days
 * would hide rows. A link to a row that the filter hides lifts the filter.
 */
export function useSloFilter(rows: readonly RowView[]) {
  const [filter, setFilter] = useSessionStorage<SloFilter>({
    key: 'slo-filter',
    defaultValue: NO_FILTER,
    getInitialValueInEffect: false,
    deserialize: storedFilter,
  });
  const wanted = useValue(wantedTarget)?.id;
  const shown = filterRows(rows, filter);
  const hidden =
    rows.some(({ id }) => rowElementId(id) === wanted) &&
    !shown.some(({ id }) => rowElementId(id) === wanted);
  useEffect(() => {
    if (hidden) setFilter((before) => ({ ...NO_FILTER, group: before.group }));
  }, [hidden, setFilter]);
  const choose = (next: SloFilter) => {
    // What a person filters for now outranks a link that is still on its way to its row.
    wantedTarget.set(null);
    setFilter(next);
  };
  return { filter, setFilter: choose, shown };
}
