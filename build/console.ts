// `npm run console`: the command line; `serve` needs the page, which is built here when it is missing or old.
import { enableCompileCache } from 'node:module';

// What was compiled once is not compiled again: a commit hook or a chat bot pays for the start each time.
enableCompileCache();
const { runCommandLine } = await import('../electron/cli.ts');

const words = process.argv.slice(2);
if (words[0] === 'serve') await (await import('./build-renderer.ts')).buildRenderer();
await runCommandLine(words);
