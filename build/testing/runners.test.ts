import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addTallies, conclude, PLAYWRIGHT_REPORT, runReported, VITEST_REPORT } from './runners.ts';

const VITEST = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [] };

/** A runner that leaves this report and ends with this code. */
const leaving = (report: unknown, exitCode: number) => async (path: string) => {
  writeFileSync(path, JSON.stringify(report));
  return exitCode;
};

describe('the report of a run', () => {
  it('of vitest is counted', async () => {
    expect(await runReported(leaving(VITEST, 0), VITEST_REPORT)).toEqual({
      passed: 3,
      failed: 0,
      skipped: 1,
    });
  });

  it('of Playwright is counted, and a test that needed a second try has failed', async () => {
    const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 3 };
    expect(await runReported(leaving({ stats }, 1), PLAYWRIGHT_REPORT)).toEqual({
      passed: 4,
      failed: 3,
      skipped: 3,
    });
  });

  it('without a failed test is a failure all the same when the run fails', async () => {
    expect(await runReported(leaving(VITEST, 1), VITEST_REPORT)).toMatchObject({ passed: 3, failed: 1 });
  });

  it.each([
    ['missing', async () => 0],
    ['of another shape', leaving({ total: 3 }, 0)],
  ])('that is %s is a failure', async (_words, run) => {
    expect(await runReported(run, VITEST_REPORT)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('does not stay behind', async () => {
    let folder = '';
    await runReported(async (path) => {
      folder = dirname(path);
      return leaving(VITEST, 0)(path);
    }, VITEST_REPORT);
    expect(existsSync(folder)).toBe(false);
  });
});

it('sums all runners, also none', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(addTallies([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  expect(addTallies([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

describe('the conclusion', () => {
  const exitCode = process.exitCode;
  afterEach(() => {
    process.exitCode = exitCode;
    vi.restoreAllMocks();
  });

  function concluded(passed: number, failed: number, skipped = 0) {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    process.exitCode = undefined;
    conclude([{ passed, failed, skipped }]);
    return { last: log.mock.calls.at(-1)?.[0], lines: log.mock.calls.length, exitCode: process.exitCode };
  }

  it('is one last line', () => {
    expect(concluded(5, 0)).toEqual({ last: '5 passed, 0 failed', lines: 1, exitCode: undefined });
  });

  it('says what was skipped on a line before it', () => {
    expect(concluded(5, 0, 2)).toMatchObject({ last: '5 passed, 0 failed', lines: 2 });
  });

  it.each([
    [5, 1],
    [0, 0],
  ])('of %i passed and %i failed is a failure', (passed, failed) => {
    expect(concluded(passed, failed).exitCode).toBe(1);
  });
});
