import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../shared/api/operator-error.ts';
import { DEMO_PROFILE_NAME, type Profile, profileSchema } from '../../shared/metadata/profile.ts';

const fileSchema = z.strictObject({
  version: z.literal(1),
  active: z.string(),
  profiles: z.array(profileSchema),
});
type ProfileFileContent = z.infer<typeof fileSchema>;

/** A profiles file that cannot be used. The message names the field, never its value, and says what to do. */
export class ProfileFileError extends OperatorError {}

const EMPTY: ProfileFileContent = { version: 1, active: DEMO_PROFILE_NAME, profiles: [] };

export interface ProfileFile {
  list(): readonly Profile[];
  activeName(): string;
  activate(name: string): void;
  /** Adds a connection, or replaces the one named `previousName`; a name another one bears is refused. */
  save(profile: Profile, previousName: string | null): void;
  remove(name: string): void;
}

function parse(text: string, path: string): ProfileFileContent {
  const where = `The profiles file ${path}`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ProfileFileError(`${where} is not valid JSON. Correct it, or move it away to start with none.`);
  }
  const result = fileSchema.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ProfileFileError(
      `${where} cannot be read: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'invalid'} ` +
        'Correct it, or move it away to start with none.',
    );
  }
  return result.data;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/**
 * The connections of a data directory, in one validated file of mode 0600. It holds addresses and choices, never a
 * credential, and configures the operator's own console: it is not released text.
 */
export function openProfileFile(dataDirectory: string): ProfileFile {
  const path = join(dataDirectory, 'profiles.json');
  let content = existsSync(path) ? parse(readFileSync(path, 'utf8'), path) : EMPTY;
  // Whoever edited it by hand may have left it open to others.
  if (existsSync(path)) chmodSync(path, 0o600);

  function write(next: ProfileFileContent): void {
    // Renaming is atomic: a crash leaves the old file or the new one, never half of either.
    const draft = `${path}.new`;
    writeFileSync(draft, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, path);
    content = next;
  }

  return {
    list: () => content.profiles,
    activeName: () =>
      content.profiles.find((profile) => sameName(profile.name, content.active))?.name ?? DEMO_PROFILE_NAME,
    activate: (name) => write({ ...content, active: name }),
    save(profile, previousName) {
      const taken = content.profiles.some(
        (other) => sameName(other.name, profile.name) && !sameName(other.name, previousName ?? ''),
      );
      if (taken) {
        throw new ProfileFileError(`A connection named ${profile.name} exists already. Choose another name.`);
      }
      const replaced = previousName ?? profile.name;
      const isNew = !content.profiles.some((other) => sameName(other.name, replaced));
      write({
        ...content,
        active: sameName(content.active, replaced) ? profile.name : content.active,
        profiles: isNew
          ? [...content.profiles, profile]
          : content.profiles.map((other) => (sameName(other.name, replaced) ? profile : other)),
      });
    },
    remove: (name) =>
      write({
        ...content,
        active: sameName(content.active, name) ? DEMO_PROFILE_NAME : content.active,
        profiles: content.profiles.filter((profile) => !sameName(profile.name, name)),
      }),
  };
}
