import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBinary } from '../sources/metrics/testing/prometheus-process.ts';
import { runCli } from '../testing/cli-process.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'console-rules-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const rules = (...words: string[]) => runCli(['rules', '--data-dir', directory, ...words]);

describe('rules', () => {
  test('prints the published rows as rules that say whose they are', async () => {
    const { exitCode, stdout, stderr } = await rules('--selector', 'job="example-codex"');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^# .*\n# This file configures your own monitoring: .* not text to publish\.\n/);
    expect(stdout).toContain('job="example-codex"');
    expect(stdout).toContain('slo: "availability.extract"');
    expect(stdout).not.toContain('pooler.requests.success');
  });

  test('follows the catalogue of the data directory', async () => {
    const file = {
      version: 1,
      targets: { 'cache.conformance': 0.5 },
      pooler: { selector: 'job="example-pooler"' },
    };
    writeFileSync(join(directory, 'slo-catalogue.json'), JSON.stringify(file));
    const { stdout } = await rules();
    expect(stdout).toContain('slo: "pooler.requests.success"');
    expect(stdout).toContain('job="example-pooler"');
    expect(stdout).toMatch(/< 0\.5$/m);
  });

  test.skipIf(findBinary('promtool') === null)('prints what Prometheus reads (needs promtool)', async () => {
    const { stdout } = await rules();
    const path = join(directory, 'example.rules.yml');
    writeFileSync(path, stdout);
    expect(spawnSync('promtool', ['check', 'rules', path], { encoding: 'utf8' })).toMatchObject({
      status: 0,
    });
  });

  test('refuses a selector that is none, without repeating it, and a broken catalogue by line and field', async () => {
    const wrong = await rules('--selector', 'example} or up{');
    expect([wrong.exitCode, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('--selector takes label matchers');
    expect(wrong.stderr).not.toContain('up{');
    writeFileSync(join(directory, 'slo-catalogue.json'), '{"version":1,\n"target":{}}');
    const broken = await rules();
    expect([broken.exitCode, broken.stdout]).toEqual([2, '']);
    expect(broken.stderr).toContain('line 2, target');
  });
});
