import type { Database } from 'better-sqlite3';
import type { Condition, KeyRange, Param, Road } from './condition.ts';

/** Matching rows are counted up to here; beyond, it is "at least". */
export const COUNTED_ROWS = 10_000;

type Params = Readonly<Record<string, Param>>;
type Selected = Readonly<Record<string, unknown>>;

/**
 * Reads rows of one history table newest first, by the rarest of the conditions: its index lies in time order, so
 * whatever is asked for, a page is read without sorting and ends as soon as it is full.
 */
export function walker(database: Database, table: string) {
  const whole: Road = { from: table, key: `${table}.key`, where: 'TRUE' };
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (sql: string) => database.prepare<[Params], Selected>(sql);
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? prepare(sql);
    prepared.set(sql, known);
    return known;
  };

  const inRange = (road: Road, { asOfMs }: KeyRange): string =>
    `${road.key} BETWEEN @fromKey AND @toKey${asOfMs === null ? '' : ` AND ${table}.known_ms <= @asOfMs`}`;
  const paramsOf = (conditions: readonly Condition[], range: KeyRange): Params => ({
    ...Object.assign({}, ...conditions.map(({ params }) => params)),
    ...range,
  });
  const counted = (road: Road, where: string, params: Params): number =>
    Number(
      statement(
        `SELECT count(*) AS n FROM (SELECT 1 FROM ${road.from} WHERE ${where} LIMIT ${COUNTED_ROWS + 1})`,
      ).get(params)?.n,
    );

  /** The way in that the fewest rows lie on, and the conditions that are left to check there. */
  const choose = (conditions: readonly Condition[], range: KeyRange): { road: Road; where: string } => {
    const candidates = conditions.flatMap((condition) => {
      const { road } = condition;
      if (road === null) return [];
      const keys = `${road.where} AND ${road.key} BETWEEN @fromKey AND @toKey`;
      const rows = conditions.length === 1 ? 0 : counted(road, keys, paramsOf([condition], range));
      return [{ condition, road, rows }];
    });
    const best = candidates.toSorted((a, b) => a.rows - b.rows)[0];
    const road = best?.road ?? whole;
    const rest = conditions.filter((condition) => condition !== best?.condition).map(({ where }) => where);
    return { road, where: [road.where, inRange(road, range), ...rest].join(' AND ') };
  };

  return {
    /** At most `limit` rows, newest first. */
    rows(select: string, conditions: readonly Condition[], range: KeyRange, limit: number): Selected[] {
      const { road, where } = choose(conditions, range);
      return statement(
        `SELECT ${select} FROM ${road.from} WHERE ${where} ORDER BY ${road.key} DESC LIMIT ${limit}`,
      ).all(paramsOf(conditions, range));
    },
    /** How many rows match, up to one more than `COUNTED_ROWS`. */
    count(conditions: readonly Condition[], range: KeyRange): number {
      const [only, ...others] = conditions;
      if (only?.common && others.length === 0 && range.asOfMs === null) return COUNTED_ROWS + 1;
      const { road, where } = choose(conditions, range);
      return counted(road, where, paramsOf(conditions, range));
    },
    /** How many rows match in each stretch of `widthMs`, by the value of `group`. */
    tally(group: string, conditions: readonly Condition[], range: KeyRange, widthKeys: number): Selected[] {
      const { road, where } = choose(conditions, range);
      return statement(
        `SELECT ${road.key} / CAST(@widthKeys AS INTEGER) AS bucket, ${group} AS name, count(*) AS n FROM ${road.from}
         WHERE ${where} GROUP BY 1, 2`,
      ).all({ ...paramsOf(conditions, range), widthKeys });
    },
  };
}

export type Walker = ReturnType<typeof walker>;
