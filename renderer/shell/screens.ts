import type { IconName } from '../components/icon.tsx';

export interface ScreenEntry {
  readonly path: string;
  readonly word: string;
  readonly icon: IconName;
  /** Second key after `g`. */
  readonly key: string;
  readonly meaning: string;
}

/** The rail, in its order; `Alt` and the place in this list is the other way to each. */
export const SCREENS: readonly ScreenEntry[] = [
  {
    path: '/',
    word: 'Now',
    icon: 'now',
    key: 'n',
    meaning: 'What is wrong, how bad, since when, what to check next',
  },
  {
    path: '/pools',
    word: 'Pools',
    icon: 'pools',
    key: 'p',
    meaning: 'Readiness, upstreams and quota windows',
  },
  {
    path: '/slos',
    word: 'SLOs',
    icon: 'target',
    key: 's',
    meaning: 'Verdicts of the published bands and alert lanes',
  },
  {
    path: '/incident',
    word: 'Incident desk',
    icon: 'desk',
    key: 'i',
    meaning: 'Draft, check and release a five-line summary',
  },
  {
    path: '/connections',
    word: 'Connections',
    icon: 'plug',
    key: 'c',
    meaning: 'Addresses, credentials and the state of every source',
  },
];

/** The screen a location belongs to: its own path or one below it. */
export function screenAt(location: string): ScreenEntry | undefined {
  return SCREENS.find(({ path }) => location === path || (path !== '/' && location.startsWith(`${path}/`)));
}
