import { useQuery } from '@tanstack/react-query';

interface OpenRowConfig<Row> {
  readonly procedure: readonly [string, string];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly openId: string | null;
  /** Reads one row that is not among those on screen: a link may lead to any. */
  readonly readOne: (id: string) => Promise<Row | null>;
}

/** The row whose drawer is open, as far as it is known. */
export type OpenRow<Row> =
  | { readonly kind: 'none' }
  | { readonly kind: 'here'; readonly id: string; readonly row: Row }
  | { readonly kind: 'reading'; readonly id: string }
  /** No row has this id. */
  | { readonly kind: 'missing'; readonly id: string }
  | { readonly kind: 'failed'; readonly id: string; readonly message: string; readonly retry: () => void };

/** The row an address opens: the one on screen, else read by its id. */
export function useOpenRow<Row>(config: OpenRowConfig<Row>): OpenRow<Row> {
  const { procedure, rows, idOf, openId: id, readOne } = config;
  const onScreen = rows.find((row) => idOf(row) === id);
  const { data, error, refetch } = useQuery({
    queryKey: [procedure, { one: id }],
    queryFn: () => (id === null ? null : readOne(id)),
    enabled: id !== null && onScreen === undefined,
  });
  if (id === null) return { kind: 'none' };
  const row = onScreen ?? data;
  if (row === null) return { kind: 'missing', id };
  if (row !== undefined) return { kind: 'here', id, row };
  if (error === null) return { kind: 'reading', id };
  return { kind: 'failed', id, message: error.message, retry: () => void refetch() };
}
