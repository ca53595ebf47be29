import type { SeriesSelector, SloRow } from '../../../shared/slo/catalogue/row.ts';
import { COUNTER_NAMES, type Families } from './families.ts';

/**
 * The counters that operators' rows read, each with the labels they choose by and those `base` keeps of it anyway;
 * published rows add none.
 */
export function rowFamilies(rows: readonly SloRow[], base: Families = COUNTER_NAMES): Families {
  const labels = new Map<string, Set<string>>();
  const add = ({ metric, where }: SeriesSelector, ...more: readonly string[]) => {
    const known = labels.get(metric) ?? new Set();
    labels.set(metric, known);
    for (const label of [...Object.keys(where), ...more]) known.add(label);
  };
  for (const { measure } of rows) {
    if (measure.kind === 'counter share') {
      add(measure.part);
      add(measure.of);
    }
    if (measure.kind === 'histogram quantile') {
      const { metric, where } = measure.histogram;
      add({ metric: `${metric}_bucket`, where }, 'le');
    }
  }
  return Object.fromEntries(
    // What the console reads of a counter anyway is enough: fewer labels would merge what the rows tell apart.
    [...labels].flatMap(([name, kept]) => {
      const known = base[name];
      const union = [...new Set([...(known?.labels ?? []), ...kept])];
      return [[name, { labels: union, created: known?.created ?? null }] as const];
    }),
  );
}
