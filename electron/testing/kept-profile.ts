import { profileSchema } from '../../shared/metadata/profile.ts';
import { openProfileFile } from '../profiles/profile-file.ts';
import type { SimulatedSystems } from './simulated-systems.ts';

export const PROFILE_NAME = 'example';

/** Which of the simulated systems a connection reads. */
export interface Watches {
  readonly pooler: boolean;
  readonly metrics: boolean;
}

/** Writes the connection to simulated systems into a data directory and makes it the active one. */
export function keepProfile(
  dataDirectory: string,
  { poolerPlug, metricsUrl }: SimulatedSystems,
  { pooler, metrics }: Watches = { pooler: true, metrics: true },
): void {
  const profiles = openProfileFile(dataDirectory);
  const profile = profileSchema.parse({
    name: PROFILE_NAME,
    pooler: pooler ? { url: poolerPlug.url.href } : null,
    metrics: metrics ? { kind: 'scrape', urls: [metricsUrl] } : null,
  });
  profiles.save(profile, null);
  profiles.activate(PROFILE_NAME);
}
