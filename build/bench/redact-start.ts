import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { duration, type RatioLine } from './ratio-line.ts';
import { sideBySide } from './rounds.ts';

const ROUNDS = 12;
const CONSOLE = fileURLToPath(new URL('../console.ts', import.meta.url));
const TEXT = 'Status: watch\nImpact: one Pool has 1 of 2 upstreams ready; requests are served by the other.';

const LOAD_SECRETLINT = `
const { createEngine } = await import('@secretlint/node');
const engine = await createEngine({
  configFileJSON: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }, formatter: 'json', color: false,
});
let content = '';
for await (const part of process.stdin) content += part;
await engine.executeOnContent({ content, filePath: 'summary.txt' });`;

/** Runs Node with the text on standard input; rejects where it does not end well. */
function run(words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, words, (error) => (error === null ? resolve() : reject(error)));
    child.stdin?.end(TEXT);
  });
}

/** One text as a commit hook or a chat bot checks it: a process is started, reads, answers and ends. */
export async function benchRedactStart(): Promise<RatioLine[]> {
  const { aMs, bMs } = await sideBySide(
    () => run(['--input-type=module', '--eval', LOAD_SECRETLINT]),
    () => run([CONSOLE, 'redact']),
    ROUNDS,
  );
  return [
    {
      what: "secretlint's recommended preset against `redact`, one text with the start of the process",
      ratio: aMs / bMs,
      from: `${duration(aMs)} against ${duration(bMs)}`,
    },
  ];
}
