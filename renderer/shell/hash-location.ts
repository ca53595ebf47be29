import { useSyncExternalStore } from 'react';

interface Fragment {
  /** `/requests`, with a slash in front. */
  readonly path: string;
  /** What stands behind the `?`, without it. */
  readonly search: string;
}

/** The parts of an address's fragment: `#/requests?pool=…` keeps its filters behind the path. */
export function fragmentOf(hash: string): Fragment {
  const [path = '', ...search] = hash.replace(/^#?\/?/, '').split('?');
  return { path: `/${path}`, search: search.join('?') };
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('hashchange', listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('hashchange', listener);
    removeEventListener('popstate', listener);
  };
}

/** Goes to a path with its filters; `replace` leaves no step in the history. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const { path, search } = fragmentOf(to);
  const hash = search === '' ? `#${path}` : `#${path}?${search}`;
  history[replace ? 'replaceState' : 'pushState'](null, '', hash);
  for (const told of listeners) told();
}

const currentPath = () => fragmentOf(location.hash).path;
const currentSearch = () => fragmentOf(location.hash).search;

/**
 * The location hook of the router. The library's own for fragments puts filters in front of the `#`, where they outlive
 * a change of the screen.
 */
export const useHashLocation = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, currentPath), navigate],
  {
    hrefs: (href: string) => `#${href}`,
    searchHook: () => useSyncExternalStore(subscribe, currentSearch),
  },
);
