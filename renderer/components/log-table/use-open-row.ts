import { useQuery } from '@tanstack/react-query';

interface OpenRowConfig<Row> {
  readonly path: readonly [string, string];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly openId: string | null;
  /** Reads one row that is not among those on screen: a link may lead to any. */
  readonly readOne: (id: string) => Promise<Row | null>;
}

/** The row whose drawer is open; null where there is none of that id, undefined while it is looked for. */
export function useOpenRow<Row>(config: OpenRowConfig<Row>): Row | null | undefined {
  const { path, rows, idOf, openId, readOne } = config;
  const here = rows.find((row) => idOf(row) === openId);
  const query = useQuery({
    queryKey: [path, { one: openId }],
    queryFn: () => (openId === null ? null : readOne(openId)),
    enabled: openId !== null && here === undefined,
  });
  return here ?? (openId === null ? null : query.data);
}
