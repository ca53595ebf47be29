import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export interface StaticFile {
  readonly body: Buffer;
  readonly contentType: string;
}

/**
 * The built page as a fixed list of files, read once. A request is looked up in the list and never turned into a
 * path, so no spelling of `..`, no encoding and no symbolic link can reach anything else.
 */
export function readStaticFiles(directory: string): ReadonlyMap<string, StaticFile> {
  const root = realpathSync(directory);
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const contentType = CONTENT_TYPES[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    // Reading recursively walks through folders that are links.
    if (realpathSync(path) !== path) continue;
    const address = `/${relative(root, path).split(sep).join('/')}`;
    files.set(address, { body: readFileSync(path), contentType });
  }
  return files;
}
