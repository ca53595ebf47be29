import type { Database } from 'better-sqlite3';
import type { Condition, KeyRange, Param, Road } from './condition.ts';

/** Matching rows are counted up to here; beyond, it is "at least". */
export const COUNTED_ROWS = 10_000;
/** Where conditions must be looked up in the rows themselves, counting ends after so many rows. */
const EXAMINED_ROWS = 5_000;
/** So many rows on a way are many, however many more there are. */
const MANY_ROWS = 50_000;

type Params = Readonly<Record<string, Param>>;
type Selected = Readonly<Record<string, unknown>>;

/** How the rows that fulfil some conditions are come by. */
export interface Way {
  readonly road: Road;
  /** What is left to check in each row. */
  readonly rest: readonly string[];
  readonly params: Params;
  /** More rows fulfil it than are ever counted. */
  readonly common: boolean;
}

export interface Count {
  readonly count: number;
  readonly atLeast: boolean;
}

/**
 * Reads rows of one history table newest first, by the rarest of the conditions: its index lies in time order, so
 * whatever is asked for, a page is read without sorting and ends as soon as it is full.
 */
export function walker(database: Database, table: string) {
  const whole: Road = { from: table, counted: table, key: `${table}.key`, where: 'TRUE' };
  const prepared = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (sql: string) => database.prepare<[Params], Selected>(sql);
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? prepare(sql);
    prepared.set(sql, known);
    return known;
  };

  const onRoad = (road: Road, asOfMs: number | null): string => {
    const known = asOfMs === null ? '' : ` AND ${table}.known_ms <= @asOfMs`;
    return `${road.where} AND ${road.key} BETWEEN @fromKey AND @toKey${known}`;
  };
  const rowsOn = (road: Road, params: Params): number =>
    Number(
      statement(
        `SELECT count(*) AS n FROM (SELECT 1 FROM ${road.counted} WHERE ${onRoad(road, null)} LIMIT ${MANY_ROWS})`,
      ).get(params)?.n,
    );

  return {
    /** The way on which the fewest rows lie. */
    way(conditions: readonly Condition[], range: KeyRange): Way {
      const candidates = conditions.flatMap((condition) => {
        const { road, params } = condition;
        if (road === null) return [];
        return [
          { condition, road, rows: conditions.length === 1 ? 0 : rowsOn(road, { ...params, ...range }) },
        ];
      });
      const best = candidates.toSorted((a, b) => a.rows - b.rows)[0];
      return {
        road: best?.road ?? whole,
        rest: conditions.filter((condition) => condition !== best?.condition).map(({ where }) => where),
        params: Object.assign({}, ...conditions.map(({ params }) => params)),
        common: conditions.length === 1 && conditions[0]?.common === true,
      };
    },
    /** At most `limit` rows of a range, newest first. */
    rows(select: string, { road, rest, params }: Way, range: KeyRange, limit: number): Selected[] {
      const where = [onRoad(road, range.asOfMs), ...rest].join(' AND ');
      return statement(
        `SELECT ${select} FROM ${road.from} WHERE ${where} ORDER BY ${road.key} DESC LIMIT @limit`,
      ).all({ ...params, ...range, limit });
    },
    /** How many rows of a range match, at a cost that does not grow with the history. */
    count({ road, rest, params, common }: Way, range: KeyRange): Count {
      if (common && range.asOfMs === null) return { count: COUNTED_ROWS, atLeast: true };
      const most = rest.length === 0 ? COUNTED_ROWS : EXAMINED_ROWS;
      const counted = statement(
        `SELECT count(*) AS examined, sum(hit) AS hits FROM (SELECT ${rest.join(' AND ') || '1'} AS hit
           FROM ${road.from} WHERE ${onRoad(road, range.asOfMs)} ORDER BY ${road.key} DESC LIMIT ${most + 1})`,
      ).get({ ...params, ...range });
      const hits = Number(counted?.hits ?? 0);
      const atLeast = Number(counted?.examined) > most || hits > COUNTED_ROWS;
      return { count: Math.min(hits, COUNTED_ROWS), atLeast };
    },
    /** One row of sums over the matching rows of a range. */
    sums(select: string, { road, rest, params }: Way, range: KeyRange): Selected {
      const where = [onRoad(road, range.asOfMs), ...rest].join(' AND ');
      return (
        statement(`SELECT ${select} FROM ${road.from} WHERE ${where}`).get({ ...params, ...range }) ?? {}
      );
    },
  };
}

export type Walker = ReturnType<typeof walker>;
