import { isAiRow } from '../../shared/slo/catalogue/row.ts';
import { PUBLISHED_ROWS } from '../../shared/slo/catalogue/rows.ts';
import { rowQueries } from '../../shared/slo/queries.ts';
import { WINDOW_NAMES } from '../../shared/slo/windows.ts';

/**
 * What a console without grouped queries and without counters of its own would ask for the same screen: one query for
 * each measurable row over each window. In favour of that console it is only the first of the row's queries, which
 * gives no count, no coverage and no estimate beside the shares; and none for AI, which the history does not hold.
 */
export function oneQueryEach(): readonly string[] {
  return PUBLISHED_ROWS.filter((row) => !isAiRow(row)).flatMap((row) =>
    WINDOW_NAMES.flatMap((window) => rowQueries(row, '', window)[0]?.expression ?? []),
  );
}
