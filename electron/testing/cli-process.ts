import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url));

/** What the program is given besides its words: nothing of the test runner's own settings reaches it. */
export type ChildEnvironment = Readonly<Record<string, string>>;

/** Starts the real program with the Node that runs the tests, as a user's shell would. */
export function spawnCli(
  words: readonly string[],
  environment: ChildEnvironment = {},
): ChildProcessWithoutNullStreams {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [CLI, ...words], { env: { PATH, HOME, ...environment } });
}

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program to its end with `input` on standard input. */
export async function runCli(
  words: readonly string[],
  { environment = {}, input = '' }: { readonly environment?: ChildEnvironment; readonly input?: string } = {},
): Promise<CliResult> {
  const child = spawnCli(words, environment);
  // A program that refuses its words ends before it has read anything.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode === null ? once(child, 'close') : null,
  ]);
  return { exitCode: child.exitCode, stdout, stderr };
}
