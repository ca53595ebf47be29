import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ListPage } from '../../../shared/api/list-page.ts';
import type { TableRows } from './table-rows.ts';

interface ListRowsConfig<Page extends ListPage<unknown>> {
  /** Path of the procedure, for instance `['keys', 'page']`: a change of its area reads the list again. */
  readonly procedure: readonly [string, string];
  readonly filters: Readonly<Record<string, unknown>>;
  readonly read: (offset: number) => Promise<Page>;
}

const NOTHING_NEW = { count: 0, atLeast: false };

function stayPut(): void {}

/** A list in a fixed order, page by page; whatever changes in it changes in its place. */
export function useListRows<Page extends ListPage<unknown>>({
  procedure,
  filters,
  read,
}: ListRowsConfig<Page>): TableRows<Page['rows'][number]> & { readonly first: Page | null } {
  const key = JSON.stringify(filters);
  const query = useInfiniteQuery({
    queryKey: [procedure, { rows: key }],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    () => query.data?.pages.flatMap((page): readonly Page['rows'][number][] => page.rows) ?? [],
    [query.data],
  );
  const { fetchNextPage, isFetching } = query;
  const loadMore = useCallback(() => {
    if (!isFetching) void fetchNextPage();
  }, [fetchNextPage, isFetching]);
  const first = query.data?.pages[0] ?? null;
  return {
    of: key,
    first,
    rows,
    total: first?.total ?? null,
    trouble:
      query.data !== undefined
        ? null
        : query.error === null
          ? 'reading'
          : { message: query.error.message, retry: () => void query.refetch() },
    changing: query.isPlaceholderData,
    hasMore: query.hasNextPage,
    loadMore,
    arrived: NOTHING_NEW,
    hold: stayPut,
  };
}
