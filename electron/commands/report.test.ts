import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Report, reportSchema } from '../../shared/api/report.ts';
import { DRAFT_LABELS } from '../../shared/incident/draft.ts';
import { SOURCE_IDS } from '../../shared/metadata/source.ts';
import {
  findBinary,
  type PrometheusServer,
  startPrometheus,
} from '../sources/metrics/testing/prometheus-process.ts';
import { type CliResult, runCli, spawnCli } from '../testing/cli-process.ts';
import { keepProfile } from '../testing/kept-profile.ts';
import { type SimulatedSystems, startSimulatedSystems } from '../testing/simulated-systems.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';

removeTemporaryDirectories();

/** What was printed, if it is one report and nothing else. */
function reportOf({ stdout }: CliResult): Report {
  const json: unknown = JSON.parse(stdout);
  return reportSchema.parse(json);
}

const stateOf = (report: Report, id: string) => report.sources.find((source) => source.id === id)?.state;

describe('of the demo', () => {
  it('--json prints one object that the published schema describes, and nothing else', async () => {
    const result = await runCli(['report', '--demo', '--json', '--data-dir', temporaryDirectory()]);
    expect([result.exitCode, result.stderr]).toEqual([0, '']);
    const report = reportOf(result);
    expect(report.profile).toEqual({ name: 'Demo', demo: true, snapshotTakenAt: null });
    expect(report.sources.map(({ id }) => id)).toEqual([...SOURCE_IDS]);
    expect(report.sources.filter(({ state }) => state === 'live').map(({ via }) => via)).toEqual(
      expect.arrayContaining(['demo mcp', 'demo http', 'demo scrape']),
    );
    expect(report.slo.rows.find(({ id }) => id === 'availability.extract')?.coverage).toBeGreaterThan(0.99);
    expect(report.summary?.split('\n').map((line) => line.split(':')[0])).toEqual([...DRAFT_LABELS]);
  });
});

describe('of addresses', () => {
  let systems: SimulatedSystems;
  beforeAll(async () => {
    systems = await startSimulatedSystems('outage');
  });
  afterAll(() => systems.close());

  const pooler = () => ['--pooler', systems.poolerPlug.url.href];
  const token = () => ({ environment: { POOLER_MCP_TOKEN: systems.token } });

  it('reads both systems with a token from the environment and leaves nothing behind', async () => {
    const result = await runCli(['report', '--json', ...pooler(), '--scrape', systems.metricsUrl], token());
    expect(result.exitCode).toBe(0);
    const report = reportOf(result);
    expect(report.overall).toBe('outage');
    expect(stateOf(report, 'pools')).toBe('live');
    expect(report.signals.map(({ rule }) => rule)).toContain('pool.no_ready_upstream');
    expect(report.slo.rows.some(({ n }) => (n ?? 0) > 0)).toBe(true);
    expect(report.summary).toMatch(/^Status: outage$/m);
    expect(result.stdout + result.stderr).not.toContain(systems.token);
  });

  it('is a screen for people without --json, and ends with 1 where --fail-on is reached', async () => {
    const result = await runCli(['report', ...pooler(), '--fail-on', 'degraded'], token());
    expect([result.exitCode, result.stderr]).toEqual([1, '']);
    expect(result.stdout).toMatch(/^Pooler Operator Console {2}command line {2}/);
    expect(result.stdout).toMatch(/\nOUTAGE \+ SECURITY REVIEW: Example Batch cannot serve/);
    for (const title of ['Signals', 'Pools', 'codex-pdf SLOs', 'Sources', 'Summary']) {
      expect(result.stdout).toContain(`\n${title}`);
    }
  });

  it('ends with 0 under --fail-on outage while nothing is that bad', async () => {
    systems.tell('reauth');
    const result = await runCli(['report', '--json', ...pooler(), '--fail-on', 'outage'], token());
    systems.tell('outage');
    expect(reportOf(result).overall).toBe('degraded');
    expect(result.exitCode).toBe(0);
  });

  it('says that the Pooler refuses the token, and never the token itself', async () => {
    const made = `mcp-cxp-${'0'.repeat(12)}-${'a'.repeat(43)}`;
    systems.pooler.setFault('unauthorized');
    const result = await runCli(['report', '--json', ...pooler()], {
      environment: { POOLER_MCP_TOKEN: made },
    });
    systems.pooler.setFault('none');
    // Its health endpoints ask for no token, so the gateway itself was reached.
    expect(stateOf(reportOf(result), 'pools')).toBe('refused');
    expect(result.stdout + result.stderr).not.toContain(made);
  });

  it('ends with 3 when nothing could be reached', async () => {
    await systems.poolerPlug.pull();
    const result = await runCli(['report', '--json', ...pooler()], token());
    await systems.poolerPlug.plugIn();
    expect(result.exitCode).toBe(3);
    expect(reportOf(result).overall).toBe('unknown');
  });

  it('reads a profile that was kept, by name and as the active one', async () => {
    const directory = temporaryDirectory();
    keepProfile(directory, systems, { pooler: true, metrics: false });
    const named = await runCli(
      ['report', '--json', '--profile', 'Example', '--data-dir', directory],
      token(),
    );
    const active = await runCli(['report', '--json', '--data-dir', directory], token());
    expect([named, active].map((result) => reportOf(result).profile.name)).toEqual(['example', 'example']);
  });

  it('ends well for a reader that stops early', async () => {
    const child = spawnCli(['report', '--json', ...pooler()], token().environment);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdin.end();
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe.skipIf(findBinary('prometheus') === null)('of a real Prometheus (needs prometheus)', () => {
  let systems: SimulatedSystems;
  let prometheus: PrometheusServer;
  beforeAll(async () => {
    systems = await startSimulatedSystems('calm');
    prometheus = await startPrometheus({ targets: [systems.codexPdfPlug.url], scrapeIntervalMs: 1_000 });
  });
  afterAll(async () => {
    await prometheus.stop();
    await systems.close();
  });

  it('has its rows, judged from its own series', async () => {
    const result = await runCli(['report', '--json', '--prometheus', prometheus.url.href]);
    expect(result.exitCode).toBe(0);
    const report = reportOf(result);
    expect(report.sources.find(({ id }) => id === 'slo')).toMatchObject({ via: 'prometheus', state: 'live' });
    expect(stateOf(report, 'pools')).toBe('not configured');
    expect(report.slo.rows.length).toBeGreaterThan(0);
  });
});

describe('misuse ends with 2, one sentence and no echo', () => {
  const secret = `sk-cxp-${'0'.repeat(12)}-${'b'.repeat(43)}`;

  it.each([
    { words: ['report', '--token', secret] },
    { words: ['report', secret] },
    { words: ['report', '--fail-on', secret] },
    { words: ['report', '--pooler', `https://operator:${secret}@pooler.example.com`] },
    { words: ['report', '--demo', '--pooler', 'https://pooler.example.com'] },
    { words: [secret] },
    { words: [] },
  ])('$words', async ({ words }) => {
    const { exitCode, stdout, stderr } = await runCli(words);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npm run --silent console -- report');
    expect(stderr).not.toContain(secret);
  });

  it('a profile nobody kept', async () => {
    const { exitCode, stdout, stderr } = await runCli([
      'report',
      '--profile',
      'example-none',
      '--data-dir',
      temporaryDirectory(),
    ]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toBe('There is no connection of that name. Known ones: Demo.\n');
  });

  it('a profiles file that cannot be read names the field, not its value', async () => {
    const directory = temporaryDirectory();
    const profile = { name: 'example', pooler: { url: `not an address ${secret}` }, metrics: null };
    const file = { version: 1, active: 'example', profiles: [profile] };
    writeFileSync(join(directory, 'profiles.json'), JSON.stringify(file), { mode: 0o600 });
    const { exitCode, stdout, stderr } = await runCli(['report', '--data-dir', directory]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('profiles.0.pooler.url: Enter a full address');
    expect(stderr).not.toContain(secret);
    expect(readFileSync(join(directory, 'profiles.json'), 'utf8')).toBe(JSON.stringify(file));
  });
});
