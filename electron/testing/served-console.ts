import { once } from 'node:events';
import { type ChildEnvironment, spawnCli } from './cli-process.ts';

const STARTS_WITHIN_MS = 30_000;

/** A console behind its web door, in a process of its own. */
export interface ServedConsole {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Asks the terminal for a link nobody has used yet. */
  newLink(): Promise<string>;
  /** Everything it printed so far, both streams. */
  output(): string;
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly dataDirectory: string;
  readonly words?: readonly string[];
  readonly environment?: ChildEnvironment;
}

/** Runs `serve` on a free port; rejects with what it printed when no link appears. */
export async function serveConsole({
  dataDirectory,
  words = [],
  environment = {},
}: ServeOptions): Promise<ServedConsole> {
  const child = spawnCli(['serve', '--data-dir', dataDirectory, ...words], environment);
  const exited = once(child, 'exit');
  let output = '';
  const waiting = new Set<() => void>();
  const heard = (chunk: Buffer) => {
    output += chunk.toString();
    for (const wake of waiting) wake();
  };
  child.stdout.on('data', heard);
  child.stderr.on('data', heard);
  child.on('exit', () => heard(Buffer.from('')));

  /** The first link that is printed after `from` characters of output. */
  async function linkAfter(from: number): Promise<string> {
    const timeout = AbortSignal.timeout(STARTS_WITHIN_MS);
    for (;;) {
      const link = /^Open {2}(\S+)$/m.exec(output.slice(from))?.[1];
      if (link !== undefined) return link;
      if (child.exitCode !== null || timeout.aborted) throw new Error(`the console gave no link: ${output}`);
      await new Promise<void>((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
        timeout.addEventListener('abort', wake, { once: true });
      });
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  }

  try {
    const { origin } = new URL(await linkAfter(0));
    return {
      origin,
      newLink() {
        const from = output.length;
        child.stdin.write('\n');
        return linkAfter(from);
      },
      output: () => output,
      kill: () => end('SIGKILL'),
      stop: () => end('SIGTERM'),
    };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}
