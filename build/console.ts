// `npm run console`: the command line; `serve` needs the page, which is built here when it is missing or old.
import { runCommandLine } from '../electron/cli.ts';

const words = process.argv.slice(2);
if (words[0] === 'serve') await (await import('./build-renderer.ts')).buildRenderer();
await runCommandLine(words);
