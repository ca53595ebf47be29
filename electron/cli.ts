import { OperatorError } from '../shared/api/operator-error.ts';
import { MisuseError, parseArguments, USAGE } from './commands/arguments.ts';

/** `EX_SOFTWARE` of sysexits: a fault of the program, not of what was asked. */
const UNEXPECTED_EXIT_CODE = 70;

async function run(words: readonly string[]): Promise<number> {
  const command = parseArguments(words, process.env);
  switch (command.command) {
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return 0;
    // Loaded when asked for: checking a text must not wait for SQLite and MCP to load.
    case 'redact':
      return (await import('./commands/redact.ts')).runRedact(command);
    case 'report':
      return (await import('./commands/report.ts')).runReport(command);
    case 'summary':
      return (await import('./commands/summary.ts')).runSummary(command);
    case 'doctor':
      return (await import('./commands/doctor.ts')).runDoctor(command);
    case 'snapshot':
      return (await import('./commands/snapshot.ts')).runSnapshot(command);
    case 'rules':
      return (await import('./commands/rules.ts')).runRules(command);
    case 'serve':
      return (await import('./serve.ts')).runServe(command);
  }
}

/**
 * The command-line door: the same composition root as the others, and no server but for `serve`. Sets the exit code;
 * errors become one sentence on standard error.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  // The reader of a pipe may stop early (head); that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    process.exitCode = await run(words);
  } catch (error) {
    // An unexpected error's message may hold values of the watched systems: its kind must do.
    const kind = error instanceof Error ? error.name : 'error';
    const message =
      error instanceof OperatorError ? error.message : `The console failed unexpectedly (${kind}).`;
    process.stderr.write(`${message}\n`);
    if (error instanceof MisuseError) process.stderr.write(`\n${USAGE}\n`);
    process.exitCode = error instanceof OperatorError ? 2 : UNEXPECTED_EXIT_CODE;
  }
}

if (import.meta.main) await runCommandLine(process.argv.slice(2));
