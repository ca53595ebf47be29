import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { LogCursor, LogPage } from '../../../shared/api/log-queries.ts';
import { arrivals, refreshed } from './arrivals.ts';
import type { TableRows } from './table-rows.ts';

interface LogRowsConfig<Row> {
  /** Path of the procedure, for instance `['requests', 'page']`: a change of its area reads the newest page again. */
  readonly procedure: readonly [string, string];
  /** What the rows are narrowed to; another value starts anew. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly read: (after: LogCursor | null) => Promise<LogPage<Row>>;
  readonly idOf: (row: Row) => string;
}

const NOTHING_NEW = { count: 0, atLeast: false };

/**
 * A log, newest first, page by page. The newest page follows what arrives; while somebody reads further down it is held
 * as it was, and what arrived is counted instead.
 */
export function useLogRows<Row>({ procedure, filters, read, idOf }: LogRowsConfig<Row>): TableRows<Row> {
  const key = JSON.stringify(filters);
  const newest = useQuery({
    queryKey: [procedure, { rows: key }],
    queryFn: () => read(null),
    placeholderData: keepPreviousData,
  });
  const [held, setHeld] = useState<{ readonly key: string; readonly page: LogPage<Row> } | null>(null);
  const reading = held?.key === key ? held.page : null;
  const first = reading ?? newest.data ?? null;
  const older = useInfiniteQuery({
    // Not below the procedure: what was read of the past is not read again whenever something arrives.
    queryKey: ['older', procedure, key, first?.next ?? null],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: first?.next ?? null,
    getNextPageParam: (page) => page.next,
    enabled: false,
    gcTime: 60_000,
  });
  const rows = useMemo(() => {
    if (first === null) return [];
    const top = newest.data === undefined ? first.rows : refreshed(first, newest.data, idOf);
    return [...top, ...(older.data?.pages.flatMap((page) => page.rows) ?? [])];
  }, [first, newest.data, older.data, idOf]);
  const hold = useCallback(
    (wanted: boolean) => {
      setHeld((now) => {
        if (!wanted) return null;
        if (now?.key === key) return now;
        return newest.data === undefined || newest.isPlaceholderData ? now : { key, page: newest.data };
      });
    },
    [key, newest.data, newest.isPlaceholderData],
  );
  const { fetchNextPage, isFetching } = older;
  const loadMore = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [fetchNextPage, isFetching]);
  const hasMore = older.data === undefined ? (first?.next ?? null) !== null : older.hasNextPage;
  return {
    of: key,
    rows,
    total: newest.data?.total ?? null,
    trouble:
      newest.data !== undefined
        ? null
        : newest.error === null
          ? 'reading'
          : { message: newest.error.message, retry: () => void newest.refetch() },
    changing: newest.isPlaceholderData,
    hasMore,
    loadMore,
    arrived:
      reading === null || newest.data === undefined || newest.isPlaceholderData
        ? NOTHING_NEW
        : arrivals(newest.data, reading, idOf),
    hold,
  };
}
