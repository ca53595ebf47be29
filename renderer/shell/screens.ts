import type { IconName } from '../components/icon.tsx';

export interface ScreenEntry {
  readonly path: string;
  readonly word: string;
  readonly icon: IconName;
  /** Second key after `g`. */
  readonly key: string;
  readonly meaning: string;
}

export interface ScreenGroup {
  /** Null for the group that needs no heading. */
  readonly word: string | null;
  readonly screens: readonly ScreenEntry[];
}

/** The rail, in its order and groups. */
export const SCREEN_GROUPS: readonly ScreenGroup[] = [
  {
    word: null,
    screens: [
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
    ],
  },
  {
    word: 'Logs',
    screens: [
      {
        path: '/requests',
        word: 'Requests',
        icon: 'list',
        key: 'r',
        meaning: 'Every request by status, code, latency, tokens and cost',
      },
      { path: '/audit', word: 'Audit', icon: 'book', key: 'a', meaning: 'Who changed what, and when' },
      {
        path: '/jobs',
        word: 'Jobs',
        icon: 'gear',
        key: 'j',
        meaning: 'Background work by area, state and attempt',
      },
      {
        path: '/alerts',
        word: 'Pooler alerts',
        icon: 'bell',
        key: 'l',
        meaning: 'Incidents of the Pooler’s own alerting',
      },
    ],
  },
  {
    word: 'Pooler',
    screens: [
      {
        path: '/upstreams',
        word: 'Upstreams',
        icon: 'up',
        key: 'u',
        meaning: 'States, plans and quota of every upstream',
      },
      {
        path: '/keys',
        word: 'API keys',
        icon: 'key',
        key: 'k',
        meaning: 'Status, expiry, use and policy of every key',
      },
      {
        path: '/access',
        word: 'Operators',
        icon: 'people',
        key: 'o',
        meaning: 'Who runs the Pooler and who is invited',
      },
      {
        path: '/settings',
        word: 'Pooler settings',
        icon: 'sliders',
        key: 'e',
        meaning: 'Settings by family, secrets by status',
      },
      {
        path: '/traffic',
        word: 'Gateway metrics',
        icon: 'gauge',
        key: 'm',
        meaning: 'Answers, admission, streams, circuits and denials',
      },
    ],
  },
  {
    word: 'Console',
    screens: [
      {
        path: '/snapshots',
        word: 'Snapshots',
        icon: 'camera',
        key: 't',
        meaning: 'Take the whole picture along, or open one that was taken',
      },
      {
        path: '/connections',
        word: 'Connections',
        icon: 'plug',
        key: 'c',
        meaning: 'Addresses, credentials and the state of every source',
      },
    ],
  },
];

/** Every screen in the order of the rail. */
export const SCREENS: readonly ScreenEntry[] = SCREEN_GROUPS.flatMap(({ screens }) => screens);

/** The screen that `Alt` and a figure opens: the first nine of the rail. */
export function screenByNumber(figure: number): ScreenEntry | undefined {
  return figure >= 1 && figure <= 9 ? SCREENS[figure - 1] : undefined;
}

/** The ways to a screen by keyboard, in words. */
export function keysOf(screen: ScreenEntry): string {
  const place = SCREENS.indexOf(screen) + 1;
  return screenByNumber(place) === screen ? `Alt ${place} or g ${screen.key}` : `g ${screen.key}`;
}

/** The screen a location belongs to: its own path or one below it. */
export function screenAt(location: string): ScreenEntry | undefined {
  return SCREENS.find(({ path }) => location === path || (path !== '/' && location.startsWith(`${path}/`)));
}
