import { useSessionStorage } from '@mantine/hooks';
import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Filters, readAddress, writeAddress } from './filters.ts';

export interface AddressedFilters {
  readonly filters: Filters;
  /** Null takes the filter away. */
  readonly set: (change: Readonly<Record<string, string | null>>) => void;
  readonly clear: () => void;
  readonly openId: string | null;
  readonly open: (id: string | null) => void;
}

/**
 * A table's filters and open row. They stand in the address, so that a signal's evidence can lead to rows. A visit
 * without any takes up those of the visit before; the end of the tab forgets them: a filter of last week hides rows.
 */
export function useTableAddress(path: string, names: readonly string[]): AddressedFilters {
  const search = useSearch();
  const [location, navigate] = useLocation();
  const [kept, keep] = useSessionStorage<string>({
    key: `table ${path}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const address = useMemo(() => readAddress(search, names), [search, names]);
  const { filters, openId } = address;
  const narrowed = writeAddress('', { filters, openId: null });

  useEffect(() => {
    // On its way to another screen: those filters are not this table's.
    if (location !== path) return;
    if (search === '' && kept !== '') navigate(`${path}${kept}`, { replace: true });
    else keep(narrowed);
  }, [location, search, kept, keep, narrowed, navigate, path]);

  const set = useCallback(
    (change: Readonly<Record<string, string | null>>) => {
      const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== null);
      const nextFilters = Object.fromEntries(next.map(([name, value]) => [name, value ?? '']));
      const to = writeAddress(path, { filters: nextFilters, openId: null });
      // An empty address would take up the filters that were just taken away.
      if (to === path) keep('');
      navigate(to, { replace: true });
    },
    [filters, keep, navigate, path],
  );
  const clear = useCallback(() => {
    keep('');
    navigate(path, { replace: true });
  }, [keep, navigate, path]);
  const open = useCallback(
    (id: string | null) => navigate(writeAddress(path, { filters, openId: id }), { replace: true }),
    [filters, navigate, path],
  );
  return { filters, set, clear, openId, open };
}
