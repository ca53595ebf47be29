import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { projectPath } from '../renderer-options.ts';

/** What one runner counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    }),
    NONE,
  );
}

/** How the JSON report of one runner is counted. */
interface ReportReader {
  readonly tallyOf: (json: unknown) => Tally;
}

/** Runs a tool of the project with the Node that runs this, showing its output; resolves to its exit code. */
function runTool(
  tool: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const child = spawn(process.execPath, [projectPath(`node_modules/${tool}`), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: projectPath('.'),
    env: environment,
  });
  child.on('error', () => resolve(1));
  child.on('exit', (code) => resolve(code ?? 1));
  return promise;
}

/**
 * Counts a run by the report it leaves at the path it is given. A run that fails without a failed test, or leaves no
 * readable report, counts as one failure.
 */
export async function runReported(
  run: (reportPath: string) => Promise<number>,
  { tallyOf }: ReportReader,
): Promise<Tally> {
  const directory = mkdtempSync(join(tmpdir(), 'console-tests-'));
  const reportPath = join(directory, 'report.json');
  try {
    const exitCode = await run(reportPath);
    const tally = tallyOf(JSON.parse(readFileSync(reportPath, 'utf8')));
    // For instance a file that cannot load, or a global set-up that fails.
    return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch {
    return { ...NONE, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});
export const VITEST_REPORT: ReportReader = {
  tallyOf(json) {
    const { numPassedTests, numFailedTests, numPendingTests } = vitestReport.parse(json);
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  },
};

/** Unit and integration tests. */
export function runVitest(config: string): Promise<Tally> {
  return runReported(
    (path) =>
      runTool('vitest/vitest.mjs', [
        'run',
        '-c',
        config,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${path}`,
      ]),
    VITEST_REPORT,
  );
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** A test that passes only at the second try counts as failed. */
export const PLAYWRIGHT_REPORT: ReportReader = {
  tallyOf(json) {
    const { expected, unexpected, flaky, skipped } = playwrightReport.parse(json).stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  },
};

/** Browser specs. */
export function runPlaywright(): Promise<Tally> {
  return runReported(
    (path) =>
      runTool(
        '@playwright/test/cli.js',
        ['test', '-c', 'build/playwright.config.ts', '--reporter=list,json'],
        {
          ...process.env,
          PLAYWRIGHT_JSON_OUTPUT_NAME: path,
        },
      ),
    PLAYWRIGHT_REPORT,
  );
}

const STATIC_CHECKS = [
  {
    name: 'format and lint',
    tool: '@biomejs/biome/bin/biome',
    args: ['check', '--config-path=build/style.json', '.'],
  },
  { name: 'types', tool: 'typescript/bin/tsc', args: ['-b'] },
  {
    name: 'layers',
    tool: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: [
      '--config',
      'build/dependency-cruiser.config.mjs',
      'shared',
      'electron',
      'renderer',
      'build',
      'e2e',
    ],
  },
  { name: 'dead code', tool: 'knip/bin/knip.js', args: ['--config', 'build/knip.json'] },
] as const;

/** Format, lint, types, the arrows between folders, dead code: one passed or failed each. */
export async function runStaticChecks(): Promise<Tally> {
  const results = await Promise.all(
    STATIC_CHECKS.map(async ({ name, tool, args }) => {
      const ok = (await runTool(tool, args)) === 0;
      console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
      return ok;
    }),
  );
  return {
    passed: results.filter(Boolean).length,
    failed: results.filter((ok) => !ok).length,
    skipped: 0,
  };
}

/** Prints what was skipped and, last, the sum; sets the exit code. Nothing passed at all is a failure too. */
export function conclude(tallies: readonly Tally[]): void {
  const { passed, failed, skipped } = addTallies(tallies);
  if (failed > 0 || passed === 0) process.exitCode = 1;
  if (skipped > 0) console.log(`${skipped} skipped: what is missing is said above.`);
  console.log(`${passed} passed, ${failed} failed`);
}
