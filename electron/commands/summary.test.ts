import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRAFT_LABELS } from '../../shared/incident/draft.ts';
import { profileSchema } from '../../shared/metadata/profile.ts';
import { openProfileFile } from '../profiles/profile-file.ts';
import { type CliResult, runCli } from '../testing/cli-process.ts';
import { keepProfile, PROFILE_NAME } from '../testing/kept-profile.ts';
import { type SimulatedSystems, startSimulatedSystems } from '../testing/simulated-systems.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';

removeTemporaryDirectories();

const labelsOf = ({ stdout }: CliResult) =>
  stdout.split('\n').map((line) => line.slice(0, Math.max(line.indexOf(':'), 0)));

it('of the demo is the five lines alone', async () => {
  const result = await runCli(['summary', '--demo', '--data-dir', temporaryDirectory()]);
  expect([result.exitCode, result.stderr]).toEqual([0, '']);
  expect(labelsOf(result)).toEqual([...DRAFT_LABELS, '']);
});

describe('of a kept connection', () => {
  let systems: SimulatedSystems;
  beforeAll(async () => {
    systems = await startSimulatedSystems('outage');
  });
  afterAll(() => systems.close());

  const environment = () => ({ environment: { POOLER_MCP_TOKEN: systems.token } });
  const summary = (directory: string, ...words: readonly string[]) =>
    runCli(['summary', '--data-dir', directory, ...words], environment());

  function directoryWithProfile(): string {
    const directory = temporaryDirectory();
    keepProfile(directory, systems, { pooler: true, metrics: false });
    return directory;
  }

  it('tells the present as one JSON object whose lines are the released text', async () => {
    const result = await summary(directoryWithProfile(), '--json');
    expect([result.exitCode, result.stderr]).toEqual([0, '']);
    const object = JSON.parse(result.stdout);
    expect(Object.keys(object)).toEqual(['generatedAt', 'asOf', 'status', 'lines', 'text', 'signals']);
    expect(object).toMatchObject({
      status: 'outage',
      signals: [{ rule: 'pool.no_ready_upstream' }, ...Array(object.signals.length - 1).fill({})],
    });
    const lines = object.lines.map(({ label, text }: { label: string; text: string }) => `${label}: ${text}`);
    expect(lines.join('\n')).toBe(object.text);
    expect(result.stdout).not.toContain(systems.token);
  });

  it('tells a past moment from what was kept, with the Pooler out of reach', async () => {
    const directory = directoryWithProfile();
    expect((await summary(directory)).stdout).toMatch(/^Status: outage$/m);
    const moment = new Date().toISOString();
    await systems.poolerPlug.pull();
    const past = await summary(directory, '--at', moment);
    await systems.poolerPlug.plugIn();
    expect(past.exitCode).toBe(0);
    expect(past.stdout).toMatch(
      /^Status: outage\nImpact: as of .* UTC, clients of Example Batch are refused/,
    );
  });

  it('ends with 3, and says that nothing is known, where nothing was kept of the moment', async () => {
    const result = await summary(directoryWithProfile(), '--at', '2026-01-15T10:20Z');
    expect(result.exitCode).toBe(3);
    expect(result.stdout).toMatch(/^Status: info\nImpact: as of 2026-01-15 10:20 UTC, not known, because /);
  });

  it('ends with 3 where nothing can be reached', async () => {
    await systems.poolerPlug.pull();
    const result = await summary(directoryWithProfile());
    await systems.poolerPlug.plugIn();
    expect(result.exitCode).toBe(3);
    expect(result.stdout).toMatch(/^Impact: not known, because /m);
  });

  it('prints nothing and ends with 1 where the text holds what the connection keeps secret', async () => {
    const directory = directoryWithProfile();
    const metrics = {
      kind: 'scrape',
      urls: [systems.metricsUrl],
      headers: { 'X-Example': 'Example Batch' },
    };
    const pooler = { url: systems.poolerPlug.url.href };
    openProfileFile(directory).save(
      profileSchema.parse({ name: PROFILE_NAME, pooler, metrics }),
      PROFILE_NAME,
    );
    const text = await summary(directory);
    expect([text.exitCode, text.stdout]).toEqual([1, '']);
    expect(text.stderr).toContain('The redaction check held the summary back.');
    const json = await summary(directory, '--json');
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ status: null, lines: [], text: null });
    expect(json.stdout + json.stderr).not.toContain('Example Batch');
  });

  it('refuses a moment to come', async () => {
    const result = await summary(directoryWithProfile(), '--at', '2999-01-01T00:00Z');
    expect([result.exitCode, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toContain('--at takes a moment that is past.');
  });
});
