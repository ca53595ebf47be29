import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '..');

/** What a page can hand text out by, or leave it behind with, and the only files that may. */
const WAYS: readonly (readonly [way: string, pattern: RegExp, files: readonly string[]])[] = [
  [
    'the clipboard',
    /navigator\s*\.\s*clipboard|execCommand\(\s*'(?:copy|cut)|clipboardData/,
    ['release/to-clipboard.ts'],
  ],
  [
    'a download',
    /\.download\b|showSaveFilePicker/,
    ['release/to-file.ts', 'screens/snapshots/snapshot-bytes.ts'],
  ],
  ['a drag', /dataTransfer|draggable=/, []],
  ['sharing or another window', /navigator\s*\.\s*(?:share|sendBeacon)|window\.open|target="_blank"/, []],
  ['printing', /\bprint\(\)/, []],
  ['speech', /speechSynthesis/, []],
  ['storage that outlives the tab', /localStorage|indexedDB|document\.cookie|\bcaches\b|cookieStore/, []],
  ['storage of the tab', /sessionStorage/, ['api/session.ts']],
];

const SOURCES = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => ({
    name: relative(RENDERER, join(RENDERER, name)).replaceAll('\\', '/'),
    text: readFileSync(join(RENDERER, name), 'utf8'),
  }));

describe('the page uses', () => {
  it.each(WAYS)('%s only where the gate is asked', (_way, pattern, files) => {
    const using = SOURCES.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
    expect(using.sort()).toEqual([...files].sort());
  });
});
