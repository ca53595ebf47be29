import { expect, it } from 'vitest';
import { NO_SECRETS } from '../../shared/metadata/profile.ts';
import { takeSecretsFromEnvironment } from './environment.ts';

it('takes every secret out, so that no child process inherits them', () => {
  const environment = {
    POOLER_MCP_TOKEN: ' example-1\n',
    PROMETHEUS_TOKEN: 'example-2',
    POOLER_METRICS_TOKEN: 'example-3',
    POOLER_DATABASE_PASSWORD: 'example-4',
    OTHER: 'kept',
  };
  expect(takeSecretsFromEnvironment(environment)).toEqual({
    poolerToken: 'example-1',
    metricsSecret: 'example-2',
    poolerMetricsToken: 'example-3',
    databasePassword: 'example-4',
  });
  expect(environment).toEqual({ OTHER: 'kept' });
});

it.each([{}, { POOLER_MCP_TOKEN: '', PROMETHEUS_TOKEN: '  ' }])('finds none in %j', (environment) => {
  expect(takeSecretsFromEnvironment(environment)).toEqual(NO_SECRETS);
  expect(environment).toEqual({});
});
