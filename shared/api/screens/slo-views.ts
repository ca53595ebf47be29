import { catalogueOf } from '../../slo/catalogue/catalogue.ts';
import { rowLabel } from '../../slo/catalogue/label.ts';
import { LANES, type Lane } from '../../slo/catalogue/lanes.ts';
import { readable, type SloRow } from '../../slo/catalogue/row.ts';
import { PUBLISHED_ROWS } from '../../slo/catalogue/rows.ts';
import { decidableBy } from '../../slo/decidable.ts';
import { dipId } from '../../slo/dips.ts';
import { rowQueries } from '../../slo/queries.ts';
import type { LaneResult, SloResult, SloRowResult } from '../../slo/result.ts';
import { exportRules } from '../../slo/rules-export.ts';
import { worstReplica } from '../../slo/worst-replica.ts';

/** A row with its words from the catalogue; null where a result holds a row this version does not know. */
function words(row: SloRow | undefined) {
  return row === undefined
    ? null
    : {
        label: rowLabel(row),
        surface: row.surface,
        group: row.group,
        direction: row.direction,
        /** The published rule in our own words. */
        rule: row.rule,
        how: row.how,
        /** What stands between the published rule and a proof. */
        whyClass: row.why,
        assumes: row.assumes,
      };
}

/** The rows a result was judged on: with the targets of then, and the operator's own. */
function judgedRows({ rows, details }: SloResult): readonly SloRow[] {
  const targets = new Map(rows.flatMap(({ id, target }) => (target === null ? [] : [[id, target] as const])));
  return catalogueOf(targets, details?.ownRows ?? [], null).rows;
}

function rowView(result: SloResult, row: SloRowResult, judged: readonly SloRow[]) {
  const { details } = result;
  const catalogued = judged.find(({ id }) => id === row.id);
  const replicas = details?.rows.find(({ id }) => id === row.id)?.replicas ?? [];
  return {
    ...row,
    words: words(catalogued),
    /** In the row's unit; differs from `target` where the operator's catalogue changed it, null for own rows. */
    publishedTarget: PUBLISHED_ROWS.find(({ id }) => id === row.id)?.target ?? null,
    /** Availability rows only, and none in results of earlier versions. */
    budget: details?.budgets.find(({ id }) => id === row.id) ?? null,
    replicas,
    /** The replica to look at first; null where there is none to tell from the others. */
    worstReplica: catalogued === undefined ? null : worstReplica(replicas, catalogued.direction),
    /** What the console's own probe says in place of a row nothing counts; never its verdict. */
    standIn: details?.standIns?.find(({ id }) => id === row.id) ?? null,
    /** The clock of a row's floor: cache and AI success rows only. */
    dip: details?.dips.find(({ id }) => id === dipId(row.id)) ?? null,
  };
}

/** Every row of a result with its words, budget, burn, replicas and dip, in the order of the tables. */
export function rowViews(result: SloResult) {
  const judged = judgedRows(result);
  return result.rows.map((row) => rowView(result, row, judged));
}

/** Everything about one row, or null where the result has no such row. */
export function rowDetail(result: SloResult, id: string, selector: string) {
  const found = result.rows.find((row) => row.id === id);
  if (found === undefined) return null;
  const rows = judgedRows(result);
  const row = rows.find((one) => one.id === id);
  return {
    row: rowView(result, found, rows),
    /** The row judged over every window, shortest first. */
    windows: result.details?.rows.find((one) => one.id === id)?.windows ?? [],
    lanes: row === undefined ? [] : lanesOf(row, result.lanes),
    queries: row === undefined ? [] : rowQueries(row, selector),
    decidableBy: row === undefined ? [] : decidableBy(row, rows),
  };
}

/** A rules file of the rows on codex-pdf; how the Pooler is selected is not part of a result. */
export function rulesFile(result: SloResult, selector: string) {
  const rows = judgedRows(result).filter(({ group }) => group !== 'pooler');
  const text = exportRules({ rows, ownRows: [], poolerSelector: null }, selector);
  return { fileName: 'codex-pdf-slo.rules.yml', text };
}

/** The lanes that watch what a row judges: its endpoints, and its part of a mixture where they have one. */
function lanesOf(row: SloRow, lanes: readonly LaneResult[]): LaneResult[] {
  const measure = readable(row)?.measure;
  if (measure === undefined) return [];
  const watching = new Set(LANES.filter((lane) => watches(lane, row, measure)).map(({ id }) => id));
  return lanes.filter(({ id }) => watching.has(id));
}

function watches(
  lane: Lane,
  { group }: SloRow,
  measure: NonNullable<ReturnType<typeof readable>>['measure'],
): boolean {
  switch (measure.kind) {
    case 'quantile':
      return (
        lane.kind === 'slow' &&
        lane.ai === (group === 'ai latency') &&
        lane.measure?.endpoint === measure.endpoint &&
        lane.measure.temperature === measure.temperature
      );
    case 'success share':
      return lane.kind === 'failing' && measure.endpoints.includes(lane.endpoint);
    case 'shadow share':
      return lane.kind === 'failing' && lane.endpoint === measure.endpoint;
    case 'hit share':
    case 'counter share':
    case 'histogram quantile':
    case 'capped share':
    case 'ok share':
      return false;
  }
}
