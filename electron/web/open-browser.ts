import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** The code in the page's address is single-use, so the file may go once it is surely used or worthless. */
const REDIRECT_LIFETIME_MS = 60_000;

/**
 * Opens the default browser on `address` through a redirect file that only this user can read: an address given as an
 * argument would show its code to everyone who can list processes. Returns false where this system has no known way.
 */
export function openBrowser(address: string): boolean {
  const [command, ...args] = OPENERS[process.platform] ?? [];
  if (command === undefined) return false;
  const directory = mkdtempSync(join(tmpdir(), 'pooler-console-'));
  const path = join(directory, 'open.html');
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${address}"><title>Opening the console</title>`;
  writeFileSync(path, page, { mode: 0o600 });
  const remove = () => rmSync(directory, { recursive: true, force: true });
  setTimeout(remove, REDIRECT_LIFETIME_MS).unref();
  process.once('exit', remove);
  const child = spawn(command, [...args, path], { stdio: 'ignore', detached: true });
  child.on('error', remove);
  child.unref();
  return true;
}
