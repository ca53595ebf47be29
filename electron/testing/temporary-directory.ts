import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const made: string[] = [];

/** An empty private folder for one test; call `removeTemporaryDirectories` once in the file. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'console-test-'));
  made.push(directory);
  return directory;
}

/** Removes, after each test of the calling file, the folders the test made. */
export function removeTemporaryDirectories(): void {
  afterEach(() => {
    for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
  });
}
