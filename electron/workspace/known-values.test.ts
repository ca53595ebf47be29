import { expect, it } from 'vitest';
import { NO_SECRETS, profileSchema } from '../../shared/metadata/profile.ts';
import { knownValuesOf } from './known-values.ts';

const PROFILE = profileSchema.parse({
  name: 'example',
  pooler: { url: 'https://pooler.example.com:8443/base' },
  metrics: {
    kind: 'scrape',
    urls: ['http://127.0.0.1:8000/metrics', 'https://metrics.example.com/metrics'],
    auth: { kind: 'basic', username: 'example-reader' },
    headers: { 'X-Scope-OrgID': 'example-tenant' },
  },
  database: { host: '192.0.2.7', name: 'pooler', user: 'example_console' },
});

it('knows every secret, host, user name and header value of a connection, and no loopback address', () => {
  const secrets = {
    poolerToken: 'example-secret-1',
    poolerMetricsToken: 'example-secret-2',
    metricsSecret: 'example-secret-3',
    databasePassword: 'example-secret-4',
  };
  expect(knownValuesOf(PROFILE, secrets).map(({ value, class: of }) => `${of} ${value}`)).toEqual([
    'mcp_token example-secret-1',
    'hostname_url pooler.example.com',
    'hostname_url metrics.example.com',
    'hostname_url 192.0.2.7',
    'known_value example-secret-2',
    'known_value example-secret-3',
    'known_value example-secret-4',
    'known_value example-tenant',
    'known_value example-reader',
    'known_value example_console',
  ]);
});

it('does not take a plain word for the operator’s own: every draft would be held back', () => {
  const database = { host: 'postgres', name: 'pooler', user: 'Pooler' };
  const profile = profileSchema.parse({
    name: 'example',
    pooler: { url: 'https://pooler' },
    metrics: null,
    database,
  });
  expect(knownValuesOf(profile, NO_SECRETS)).toEqual([]);
});

it('knows nothing where there is nothing', () => {
  const metrics = { kind: 'prometheus', url: 'http://localhost:9090' };
  expect(knownValuesOf(profileSchema.parse({ name: 'example', pooler: null, metrics }), NO_SECRETS)).toEqual(
    [],
  );
});
