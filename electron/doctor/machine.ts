import { homedir, hostname } from 'node:os';
import { findElectron, hasDisplay } from '../desktop/find-electron.ts';
import type { OwnNames } from './known-values.ts';
import type { Machine } from './runtime.ts';

/** What this process runs on. */
export function thisMachine(): Machine {
  return {
    nodeVersion: process.versions.node,
    electronVersion: process.versions.electron ?? null,
    hasElectron: findElectron() !== null,
    hasDisplay: hasDisplay(),
  };
}

/** Names of this machine that diagnostics must not hold. */
export function ownNames(dataDirectory: string): OwnNames {
  return { dataDirectory, homeDirectory: homedir(), hostName: hostname() };
}
