import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Profile, profileSchema } from '../../shared/metadata/profile.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { openProfileFile, ProfileFileError } from './profile-file.ts';

removeTemporaryDirectories();

const profile = (name: string, url = 'https://pooler.example.com'): Profile =>
  profileSchema.parse({ name, pooler: { url }, metrics: null });

/** A profiles file with these connections, and how to read it again as the next start would. */
function opened(...names: readonly string[]) {
  const directory = temporaryDirectory();
  const file = openProfileFile(directory);
  for (const name of names) file.save(profile(name), null);
  const namesNow = () =>
    openProfileFile(directory)
      .list()
      .map((each) => each.name);
  return { directory, path: join(directory, 'profiles.json'), file, namesNow };
}

describe('connections', () => {
  it('begin with none but the demo, and write nothing until one is saved', () => {
    const { directory, file } = opened();
    expect([file.list(), file.activeName(), readdirSync(directory)]).toEqual([[], 'Demo', []]);
  });

  it('are there after a restart, in the order they were added', () => {
    expect(opened('one', 'two').namesNow()).toEqual(['one', 'two']);
  });

  it('are replaced where they stood', () => {
    const { file, directory, namesNow } = opened('one', 'two');
    file.save(profile('one', 'https://other.example.com'), 'one');
    expect(namesNow()).toEqual(['one', 'two']);
    expect(openProfileFile(directory).list()[0]?.pooler?.url).toBe('https://other.example.com');
  });

  it('keep being active under a new name', () => {
    const { file, namesNow } = opened('one', 'two');
    file.activate('one');
    file.save(profile('renamed'), 'one');
    expect([namesNow(), file.activeName()]).toEqual([['renamed', 'two'], 'renamed']);
  });

  it.each([
    ['a new one', null],
    ['a renamed one', 'two'],
  ])('do not share a name, whatever its letters: %s is refused', (_words, previousName) => {
    const { file, namesNow } = opened('one', 'two');
    expect(() => file.save(profile('ONE'), previousName)).toThrow(/exists already/);
    expect(namesNow()).toEqual(['one', 'two']);
  });

  it('may change the letters of their own name', () => {
    const { file, namesNow } = opened('one');
    file.save(profile('One'), 'one');
    expect(namesNow()).toEqual(['One']);
  });

  it('give way to the demo when the active one is removed', () => {
    const { file, namesNow } = opened('one', 'two');
    file.activate('one');
    file.remove('ONE');
    expect([namesNow(), file.activeName()]).toEqual([['two'], 'Demo']);
  });

  it('stay active when another one is removed', () => {
    const { file } = opened('one', 'two');
    file.activate('two');
    file.remove('one');
    expect(file.activeName()).toBe('two');
  });

  it('that no longer exist are not the active one', () => {
    const { file } = opened('one');
    file.activate('gone');
    expect(file.activeName()).toBe('Demo');
  });
});

describe('the file', () => {
  it('is for this user alone, also when it was open to others before', () => {
    const { path, file, directory } = opened('one');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o644);
    openProfileFile(directory);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    file.save(profile('two'), null);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('opens when it was written before a profile could name a database', () => {
    const directory = temporaryDirectory();
    const old = {
      name: 'one',
      pooler: { url: 'https://pooler.example.com' },
      metrics: null,
      allowInsecureHttp: false,
    };
    writeFileSync(
      join(directory, 'profiles.json'),
      JSON.stringify({ version: 1, active: 'one', profiles: [old] }),
    );
    expect(openProfileFile(directory).list()).toEqual([profile('one', 'https://pooler.example.com')]);
  });

  it('is replaced as a whole: nothing half-written stays behind', () => {
    const { directory, path } = opened('one');
    expect(readdirSync(directory)).toEqual(['profiles.json']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 1, profiles: [{ name: 'one' }] });
  });

  it.each([
    ['no JSON', '{', 'is not valid JSON'],
    ['of another version', '{"version":2,"active":"Demo","profiles":[]}', 'version'],
    [
      'holding a credential',
      JSON.stringify({
        version: 1,
        active: 'Demo',
        profiles: [{ ...profile('one'), poolerToken: 'example-secret-value' }],
      }),
      'profiles.0',
    ],
    [
      'naming a bad address',
      JSON.stringify({
        version: 1,
        active: 'Demo',
        profiles: [
          { ...profile('one'), pooler: { url: 'https://user:example-secret-value@pooler.example.com' } },
        ],
      }),
      'profiles.0.pooler.url',
    ],
  ])('is refused where it is %s: the message names the field, never the value', (_words, text, field) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'profiles.json'), text);
    const opening = () => openProfileFile(directory);
    expect(opening).toThrow(ProfileFileError);
    expect(opening).toThrow(field);
    expect(opening).not.toThrow(/example-secret-value/);
    expect(readFileSync(join(directory, 'profiles.json'), 'utf8')).toBe(text);
  });
});
