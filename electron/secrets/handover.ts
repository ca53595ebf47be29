import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type ProfileSecrets, profileSecretsSchema } from '../../shared/metadata/profile.ts';
import { takeSecretsFromEnvironment } from './environment.ts';

/** Tells the desktop process that its secrets come on standard input; see `receiveSecrets`. */
export const HANDOVER_FLAG = '--secrets-on-stdin';

/**
 * The secrets of a desktop process. Its helper processes are started before its own code runs and would inherit an
 * environment, so `npm start` hands them over through a pipe; started in any other way, the environment is taken.
 */
export async function receiveSecrets(
  words: readonly string[],
  input: Readable,
  environment: NodeJS.ProcessEnv,
): Promise<ProfileSecrets> {
  const taken = takeSecretsFromEnvironment(environment);
  if (!words.includes(HANDOVER_FLAG)) return taken;
  return profileSecretsSchema.parse(JSON.parse(await text(input)));
}
