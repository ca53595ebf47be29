import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import type { Profile } from '../../shared/metadata/profile.ts';

/** The data directory of this operating system's convention, or the one asked for; created 0700. */
export function openDataDirectory(override: string | null): string {
  const directory =
    override === null ? envPaths('pooler-operator-console', { suffix: '' }).data : resolve(override);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // An existing folder keeps its old mode through mkdir: others on this machine must not read operator metadata.
  chmodSync(directory, 0o700);
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
