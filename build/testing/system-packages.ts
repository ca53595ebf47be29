import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs the tests use for real, and the Debian package that brings each. */
const PROGRAMS = [
  { program: 'chromium', package: 'chromium', needs: 'the browser specs (e2e/)' },
  { program: 'prometheus', package: 'prometheus', needs: 'the specs against a real Prometheus' },
  {
    program: 'victoria-metrics',
    package: 'victoria-metrics',
    needs: 'the specs against a real VictoriaMetrics',
  },
  { program: 'initdb', package: 'postgresql', needs: 'the specs against a real PostgreSQL' },
] as const;

/** Debian keeps PostgreSQL's server programs off the PATH, in a folder for each version. */
const POSTGRESQL_VERSIONS = '/usr/lib/postgresql';

function folders(): string[] {
  const versions = existsSync(POSTGRESQL_VERSIONS) ? readdirSync(POSTGRESQL_VERSIONS) : [];
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(POSTGRESQL_VERSIONS, version, 'bin')),
  ];
}

/** Where a program is on the PATH or among PostgreSQL's own, or null. */
export function findProgram(program: string): string | null {
  for (const directory of folders()) {
    const path = join(directory, program);
    try {
      accessSync(path, constants.X_OK);
      // Folders can be "executed" too.
      if (statSync(path).isFile()) return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== null;
}

/**
 * Installs what is missing when that is possible (as root on Debian); elsewhere says exactly what is missing, how to
 * get it, and what will be skipped.
 */
export function provideSystemPackages(): void {
  const missing = PROGRAMS.filter(({ program }) => findProgram(program) === null);
  if (missing.length === 0) return;
  const packages = missing.map((entry) => entry.package);
  if (canInstall()) {
    console.log(`Installing ${packages.join(' and ')} from Debian ...`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment });
    apt('update', '-q');
    // One by one: a release that lacks one of them must not keep the others away.
    for (const name of packages) apt('install', '-y', '-q', '--no-install-recommends', name);
  }
  for (const { program, package: name, needs } of missing) {
    if (findProgram(program) !== null) continue;
    console.log(
      `Missing: ${program}. Install it (on Debian: apt-get install ${name}); skipped without it: ${needs}.`,
    );
  }
}
