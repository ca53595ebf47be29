import type { ProfileSecrets } from '../../shared/metadata/profile.ts';

/**
 * Takes the tokens out of the environment: read once, then removed, so that no child process inherits them and no
 * crash report lists them.
 */
export function takeSecretsFromEnvironment(environment: NodeJS.ProcessEnv): ProfileSecrets {
  const secrets = {
    poolerToken: environment.POOLER_MCP_TOKEN?.trim() || null,
    metricsSecret: environment.PROMETHEUS_TOKEN?.trim() || null,
  };
  delete environment.POOLER_MCP_TOKEN;
  delete environment.PROMETHEUS_TOKEN;
  return secrets;
}
