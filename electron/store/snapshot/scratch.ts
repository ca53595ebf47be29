import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where a process copies a store before it is checked: beside the store, whose privacy it shares. */
export function scratchPath(storePath: string, pid: number, atMs: number): string {
  return `${storePath}-snapshot-${pid}-${atMs}`;
}

/** Removes unchecked copies that processes left behind which ended without a chance to tidy up. */
export function removeLeftScratch(storePath: string, isAlive: (pid: number) => boolean): void {
  const folder = dirname(storePath);
  const prefix = `${basename(storePath)}-snapshot-`;
  for (const name of readdirSync(folder)) {
    const pid = /^(\d+)-\d+(?:-journal)?$/.exec(
      name.startsWith(prefix) ? name.slice(prefix.length) : '',
    )?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Whether a process of this machine runs, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
