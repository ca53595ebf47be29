import { type SpawnOptions, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

/** A real server that a test runs in a folder of its own. */
export interface ServerProcess {
  isRunning(): boolean;
  /** The end of what it has complained of. */
  complaint(): string;
  /** Ends it, waits until it has, and removes its folder. */
  stop(): Promise<void>;
}

/** What differs between servers: the signal that ends one without waiting for its clients, and whom it runs as. */
interface ServerProcessOptions extends Pick<SpawnOptions, 'uid' | 'gid' | 'env'> {
  readonly endedBy?: NodeJS.Signals;
}

/** Starts a server program; whether it is ready is for the caller to ask. */
export function startServerProcess(
  program: string,
  words: readonly string[],
  folder: string,
  { endedBy = 'SIGTERM', ...options }: ServerProcessOptions = {},
): ServerProcess {
  const child = spawn(program, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    isRunning: () => child.exitCode === null,
    complaint: () => log.slice(-500),
    async stop() {
      child.kill(endedBy);
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
