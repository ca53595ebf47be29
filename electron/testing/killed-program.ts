import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a program that was to be killed ended, and the whole lines it had printed by then. */
interface KilledProgram {
  readonly ended: 'killed' | 'finished';
  readonly lines: readonly string[];
}

/** Runs a program of ours until it has printed so many lines, then kills it with -9. Throws where it fails before. */
export function killAfterLines(
  program: URL,
  words: readonly string[],
  lines: number,
): Promise<KilledProgram> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(program), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.split('\n').length > lines) child.kill('SIGKILL');
    });
    child.on('close', (code, killedBy) => {
      const whole = printed.split('\n').slice(0, -1);
      if (killedBy === 'SIGKILL') resolve({ ended: 'killed', lines: whole });
      else if (code === 0) resolve({ ended: 'finished', lines: whole });
      else reject(new Error(`The program ended by itself: ${errors}`));
    });
  });
}
