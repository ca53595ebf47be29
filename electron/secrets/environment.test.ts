import { expect, it } from 'vitest';
import { takeSecretsFromEnvironment } from './environment.ts';

it('takes both tokens out, so that no child process inherits them', () => {
  const environment = { POOLER_MCP_TOKEN: ' example-1\n', PROMETHEUS_TOKEN: 'example-2', OTHER: 'kept' };
  expect(takeSecretsFromEnvironment(environment)).toEqual({
    poolerToken: 'example-1',
    metricsSecret: 'example-2',
  });
  expect(environment).toEqual({ OTHER: 'kept' });
});

it.each([{}, { POOLER_MCP_TOKEN: '', PROMETHEUS_TOKEN: '  ' }])('finds none in %j', (environment) => {
  expect(takeSecretsFromEnvironment(environment)).toEqual({ poolerToken: null, metricsSecret: null });
  expect(environment).toEqual({});
});
