import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';
import { knownValuesOf } from '../workspace/known-values.ts';

/** Names of this machine that could stand in a message. */
export interface OwnNames {
  readonly dataDirectory: string;
  readonly homeDirectory: string;
  readonly hostName: string;
}

/** A host called `console` or `server` identifies nobody. */
const PLAIN_WORD = /^[a-z]+$/i;

/** What diagnostics must never hold, of every connection and of this machine: more than one gate's connection knows. */
export function knownToDoctor(
  profiles: readonly Profile[],
  secretsOf: (connection: string) => ProfileSecrets,
  { dataDirectory, homeDirectory, hostName }: OwnNames,
): KnownValue[] {
  return [
    ...profiles.flatMap((profile) => knownValuesOf(profile, secretsOf(profile.name))),
    ...[dataDirectory, homeDirectory]
      .filter((path) => path.length > 1)
      .map((value) => ({ value, class: 'file_path' as const })),
    ...(PLAIN_WORD.test(hostName) ? [] : [{ value: hostName, class: 'hostname_url' as const }]),
  ];
}
