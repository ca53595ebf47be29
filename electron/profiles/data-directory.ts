import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { OperatorError } from '../../shared/api/operator-error.ts';
import type { Profile } from '../../shared/metadata/profile.ts';

/** A data directory that cannot be used; the message says what to do. */
export class DataDirectoryError extends OperatorError {}

/** Only what the console itself put there, or nothing at all. */
function isOurs(directory: string): boolean {
  return readdirSync(directory).every((name) =>
    /^(?:profiles|slo-catalogue)\.json|\.db(?:$|[-.])/.test(name),
  );
}

/** Creates `directory` 0700, or makes an existing one private if it is the console's own. */
function makePrivate(directory: string): void {
  if (mkdirSync(directory, { recursive: true, mode: 0o700 }) !== undefined) return;
  // An existing folder keeps its old mode through mkdir: others on this machine must not read operator metadata.
  if (process.platform === 'win32' || (statSync(directory).mode & 0o077) === 0) return;
  if (!isOurs(directory)) {
    throw new DataDirectoryError(
      'The data directory is open to other users and holds other files. Choose an empty one, or make it private (chmod 700).',
    );
  }
  chmodSync(directory, 0o700);
}

/** Where the data directory is, without looking: the one asked for, or this operating system's convention. */
export function dataDirectoryPath(override: string | null): string {
  return override === null ? envPaths('pooler-operator-console', { suffix: '' }).data : resolve(override);
}

/**
 * The data directory of this operating system's convention, or the one asked for; created 0700. A folder that others
 * share (`/tmp`, a home) is refused, never closed to them.
 */
export function openDataDirectory(override: string | null): string {
  const directory = dataDirectoryPath(override);
  try {
    makePrivate(directory);
  } catch (error) {
    if (error instanceof DataDirectoryError) throw error;
    throw new DataDirectoryError(
      'The data directory cannot be created or used. Check its permissions, or choose another with --data-dir.',
    );
  }
  return directory;
}

/** The demo's database says so in its name. */
export function demoDatabasePath(dataDirectory: string): string {
  return join(dataDirectory, 'demo.db');
}

/**
 * The database file of one connection. Its name carries a short hash of what is watched, so that a connection that
 * is pointed at another Pooler starts a history of its own instead of mixing two systems.
 */
export function databasePath(dataDirectory: string, profile: Profile): string {
  const { metrics, pooler } = profile;
  const watched = [
    profile.name,
    pooler?.url ?? '',
    ...(metrics === null
      ? []
      : metrics.kind === 'prometheus'
        ? [metrics.url, metrics.selector]
        : metrics.urls),
  ];
  const hash = createHash('sha256').update(JSON.stringify(watched)).digest('hex').slice(0, 8);
  return join(dataDirectory, `${profile.name.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, '-')}-${hash}.db`);
}
