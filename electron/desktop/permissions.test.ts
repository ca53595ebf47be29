import { session, type WebContents } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { given } from '../../build/test/electron-double.ts';
import { restrictPermissions } from './permissions.ts';
import { PAGE_ORIGIN } from './scheme.ts';

/** The page that asks, at an address. */
function pageAt(url: string): WebContents {
  const page: Partial<WebContents> = { getURL: () => url };
  return page as WebContents;
}

type Asked = Parameters<NonNullable<typeof given.permissionRequest>>;

function isGranted(permission: Asked[1], url: string): boolean | null {
  let answer: boolean | null = null;
  const details = { isMainFrame: true, requestingUrl: url };
  given.permissionRequest?.(
    pageAt(url),
    permission,
    (granted) => {
      answer = granted;
    },
    details,
  );
  return answer;
}

beforeEach(() => restrictPermissions(session.defaultSession));

describe('a page that asks for a permission', () => {
  it('may write released text to the clipboard', () => {
    expect(isGranted('clipboard-sanitized-write', `${PAGE_ORIGIN}/`)).toBe(true);
  });

  it.each([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'fullscreen',
    'openExternal',
    'unknown',
  ] as const)('is denied %s', (permission) => {
    expect(isGranted(permission, `${PAGE_ORIGIN}/`)).toBe(false);
  });

  it.each([
    'https://example.com/',
    'console://other/',
    'console://app.example.com/',
    'file:///tmp/page.html',
    '',
  ])('is denied everything when it is %j', (url) => {
    expect(isGranted('clipboard-sanitized-write', url)).toBe(false);
  });
});

describe('a silent check of a permission', () => {
  const check = (permission: 'clipboard-sanitized-write' | 'media', origin: string) =>
    given.permissionCheck?.(null, permission, origin, { isMainFrame: true });

  it.each([PAGE_ORIGIN, `${PAGE_ORIGIN}/`])(
    'says yes to the page at %s for the clipboard alone',
    (origin) => {
      expect(check('clipboard-sanitized-write', origin)).toBe(true);
      expect(check('media', origin)).toBe(false);
    },
  );

  it.each(['https://example.com', 'console://other', 'console://app.example.com', ''])(
    'says no to %j',
    (origin) => {
      expect(check('clipboard-sanitized-write', origin)).toBe(false);
    },
  );
});
