import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { profileSchema } from '../../shared/metadata/profile.ts';
import { openProfileFile } from '../profiles/profile-file.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { dataDirectorySteps } from './data-directory-steps.ts';
import { collected } from './testing/collected.ts';

removeTemporaryDirectories();

async function steps(directory: string) {
  const found = await collected(dataDirectorySteps(directory, () => 0));
  return Object.fromEntries(found.map(({ step, ok, message }) => [step, { ok, message }]));
}

function place(): string {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o700);
  writeFileSync(join(directory, 'example.db'), '', { mode: 0o600 });
  return directory;
}

it('passes a private folder of private files', async () => {
  expect(await steps(place())).toEqual({
    'Data directory': { ok: true, message: 'There, writable, and private.' },
    Permissions: { ok: true, message: '1 files, all private.' },
    'Free disk space': { ok: true, message: expect.stringMatching(/^[\d.]+ [GT]iB free\.$/) },
    'Kept connections': { ok: true, message: '0 besides the demo.' },
  });
});

it('passes a folder that is still to be made, and makes nothing', async () => {
  const above = temporaryDirectory();
  const found = await steps(join(above, 'later'));
  expect(Object.values(found).map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(found['Data directory']?.message).toMatch(/^Not there yet/);
  expect(readdirSync(above)).toEqual([]);
});

it('says that a file stands where the folder should', async () => {
  const file = join(place(), 'example.db');
  expect((await steps(file))['Data directory']).toEqual({
    ok: false,
    message: 'It is a file, not a folder. Choose another with --data-dir.',
  });
});

it.skipIf(process.platform === 'win32')('finds a folder and a file that others can read', async () => {
  const directory = place();
  chmodSync(directory, 0o750);
  chmodSync(join(directory, 'example.db'), 0o640);
  const found = await steps(directory);
  expect(found['Data directory']).toMatchObject({ ok: false, message: expect.stringContaining('chmod 700') });
  expect(found.Permissions).toMatchObject({
    ok: false,
    message: '1 of 1 files can be read by other users of this machine: chmod 600.',
  });
});

it('counts the kept connections', async () => {
  const directory = place();
  const profile = { name: 'example', pooler: { url: 'https://pooler.example.com' }, metrics: null };
  openProfileFile(directory).save(profileSchema.parse(profile), null);
  expect((await steps(directory))['Kept connections']).toEqual({ ok: true, message: '1 besides the demo.' });
});

it('says what is wrong with a profiles file', async () => {
  const directory = place();
  writeFileSync(join(directory, 'profiles.json'), '{', { mode: 0o600 });
  const found = (await steps(directory))['Kept connections'];
  expect(found?.ok).toBe(false);
  expect(found?.message).toMatch(/is not valid JSON\. Correct it/);
});
