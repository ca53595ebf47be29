import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../shared/api/report.ts';
import { profileSchema } from '../../shared/metadata/profile.ts';
import { openProfileFile } from '../profiles/profile-file.ts';
import { runCli } from '../testing/cli-process.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';

removeTemporaryDirectories();

describe('the snapshot command', () => {
  it('writes a private file that report and summary tell of offline, and repeats nothing that was typed', async () => {
    const dataDirectory = temporaryDirectory();
    const path = join(dataDirectory, 'example.snapshot');
    const taken = await runCli(['snapshot', '--demo', '--out', path, '--data-dir', dataDirectory]);
    expect(taken.stdout).toMatch(
      /^Snapshot of Demo as of \d{4}-\d\d-\d\d \d\d:\d\d UTC: [\d.]+ MB, sha256:[0-9a-f]{12}\nThe redaction check replaced \d+ values?\.\n$/,
    );
    expect([taken.exitCode, statSync(path).mode & 0o777]).toEqual([0, 0o600]);
    const bytes = readFileSync(path);

    const again = await runCli(['snapshot', '--demo', '--out', path, '--data-dir', dataDirectory]);
    expect([again.exitCode, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toContain('--force');
    expect(again.stderr).not.toContain(path);

    const elsewhere = ['--snapshot', path, '--data-dir', join(dataDirectory, 'elsewhere')];
    const report = await runCli(['report', '--json', ...elsewhere]);
    const { profile, generatedAt, signals } = reportSchema.parse(JSON.parse(report.stdout));
    expect(profile).toEqual({ name: 'Demo', demo: true, snapshotTakenAt: generatedAt });
    expect(signals.length).toBeGreaterThan(0);
    const summary = await runCli(['summary', ...elsewhere]);
    expect([summary.exitCode, summary.stdout.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^Status: /),
    ]);
    const later = await runCli(['summary', '--at', '2999-01-01T00:00Z', ...elsewhere]);
    expect([later.exitCode, later.stderr]).toEqual([2, expect.stringContaining('a moment that is past')]);

    expect(readFileSync(path).equals(bytes)).toBe(true);
  }, 120_000);

  it('writes nothing of a connection that is unknown, or of which nothing was ever read', async () => {
    const dataDirectory = temporaryDirectory();
    const path = join(dataDirectory, 'example.snapshot');
    const words = ['snapshot', '--connection', 'example', '--out', path, '--data-dir', dataDirectory];
    expect((await runCli(words)).exitCode).toBe(2);
    const profile = { name: 'example', pooler: { url: 'https://pooler.example.org' }, metrics: null };
    openProfileFile(dataDirectory).save(profileSchema.parse(profile), null);
    const unread = await runCli(words);
    expect([unread.exitCode, unread.stderr]).toEqual([
      3,
      expect.stringContaining('Run report or serve first'),
    ]);
    expect(existsSync(path)).toBe(false);
  }, 60_000);
});
