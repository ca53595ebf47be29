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

function tellAll(): void {
  for (const told of listeners) told();
}

/** One listener of the browser's for all: two would let a screen see the new filters before the new path. */
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('hashchange', tellAll);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('hashchange', tellAll);
  };
}

/** Goes to a path with its filters; `replace` leaves no step in the history. */
export function navigate(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const { path, search } = fragmentOf(to);
  const hash = search === '' ? `#${path}` : `#${path}?${search}`;
  history[replace ? 'replaceState' : 'pushState'](null, '', hash);
  tellAll();
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
