import { isLoopbackHost } from '../../shared/metadata/loopback.ts';
import type { Profile, ProfileSecrets } from '../../shared/metadata/profile.ts';
import type { KnownValue } from '../../shared/redaction/check.ts';

/** A name like `pooler` or `postgres` identifies nobody and is part of what every draft says. */
const PLAIN_WORD = /^[a-z]+$/i;

function hostsOf({ pooler, metrics, database }: Profile): string[] {
  const addresses = [
    ...(pooler === null ? [] : [pooler.url]),
    ...(metrics === null ? [] : metrics.kind === 'prometheus' ? [metrics.url] : metrics.urls),
  ];
  return [
    ...addresses.map((address) => new URL(address).hostname),
    ...(database === null ? [] : [database.host]),
  ].filter((host) => !isLoopbackHost(host));
}

function userNamesOf({ metrics, database }: Profile): string[] {
  return [
    ...(metrics?.auth.kind === 'basic' ? [metrics.auth.username] : []),
    ...(database === null ? [] : [database.user]),
  ];
}

/**
 * What the redaction gate must recognise as the operator's own: every secret, and the hosts, user names and header
 * values of the profile; loopback and names that are plain words are left out.
 */
export function knownValuesOf(profile: Profile, secrets: ProfileSecrets): KnownValue[] {
  const { poolerToken, poolerMetricsToken, metricsSecret, databasePassword } = secrets;
  const identifying = (name: string) => !PLAIN_WORD.test(name);
  const values = [
    ...[poolerMetricsToken, metricsSecret, databasePassword].filter((secret) => secret !== null),
    ...Object.values(profile.metrics?.headers ?? {}),
    ...userNamesOf(profile).filter(identifying),
  ];
  return [
    ...(poolerToken === null ? [] : [{ value: poolerToken, class: 'mcp_token' as const }]),
    ...hostsOf(profile)
      .filter(identifying)
      .map((value) => ({ value, class: 'hostname_url' as const })),
    ...values.map((value) => ({ value, class: 'known_value' as const })),
  ];
}
