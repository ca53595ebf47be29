import { NO_SECRETS, type ProfileSecrets } from '../../shared/metadata/profile.ts';

/** Every variable that carries a secret, and which. */
const VARIABLES = [
  ['POOLER_MCP_TOKEN', 'poolerToken'],
  ['POOLER_METRICS_TOKEN', 'poolerMetricsToken'],
  ['PROMETHEUS_TOKEN', 'metricsSecret'],
  ['POOLER_DATABASE_PASSWORD', 'databasePassword'],
] as const satisfies readonly (readonly [string, keyof ProfileSecrets])[];

/** The names of those variables, for whoever starts a child process before they are taken. */
export const SECRET_VARIABLES: ReadonlySet<string> = new Set(VARIABLES.map(([variable]) => variable));

/**
 * Takes the secrets out of the environment: read once, then removed, so that no child process inherits them and no
 * crash report lists them.
 */
export function takeSecretsFromEnvironment(environment: NodeJS.ProcessEnv): ProfileSecrets {
  const secrets = { ...NO_SECRETS };
  for (const [variable, secret] of VARIABLES) {
    secrets[secret] = environment[variable]?.trim() || null;
    delete environment[variable];
  }
  return secrets;
}
