import { describe, expect, it } from 'vitest';
import { NO_SECRETS, profileSchema, profileSecretsSchema, withHeldSecrets } from './profile.ts';

const POOLER = { url: 'https://pooler.example.com' };

function problems(change: Record<string, unknown>): { path: string; message: string }[] {
  const result = profileSchema.safeParse({ name: 'example', pooler: POOLER, metrics: null, ...change });
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

const prometheus = (change: Record<string, unknown>) => ({
  metrics: { kind: 'prometheus', url: 'https://prometheus.example.com', ...change },
});

describe('the name of a connection', () => {
  it.each(['example', 'A', 'Example prod_2.eu-1', 'x'.repeat(40)])('may be %j', (name) => {
    expect(problems({ name })).toEqual([]);
  });

  it.each(['', ' ', '-x', 'x'.repeat(41), '../x', 'a/b', 'a\nb'])('may not be %j', (name) => {
    expect(problems({ name })).toMatchObject([{ path: 'name' }]);
  });

  it.each(['Demo', 'demo', ' DEMO '])('%j belongs to the demo', (name) => {
    expect(problems({ name })[0]?.message).toContain('built-in demo');
  });
});

describe('an address', () => {
  it.each([
    'https://pooler.example.com',
    'https://pooler.example.com:8443/base/',
    'https://[2001:db8::1]:4000',
    '  https://pooler.example.com  ',
    'http://localhost:4000',
    'http://127.0.0.1',
    'http://[::1]:4000/',
  ])('may be %j', (url) => {
    expect(problems({ pooler: { url } })).toEqual([]);
  });

  it.each([
    '',
    'pooler.example.com',
    'ftp://pooler.example.com',
    'https://',
    'https://pooler.example.com:99999',
    'https://pooler.example.com:abc',
    'https://exa mple.com',
    'https://[::1',
    'javascript:alert(1)',
    `https://example.com/${'x'.repeat(500)}`,
  ])('may not be %j', (url) => {
    expect(problems({ pooler: { url } })).not.toEqual([]);
  });

  it.each([
    'https://user:example@pooler.example.com',
    'https://user@localhost',
    'http://localhost:1\\@example.com',
  ])('may carry no user info: %j', (url) => {
    expect(problems({ pooler: { url } })).toMatchObject([
      { path: 'pooler.url', message: expect.stringContaining('credentials') },
    ]);
  });

  it('never comes back in a message', () => {
    const texts = problems({ pooler: { url: 'https://user:example-password@pooler.example.com' } });
    expect(JSON.stringify(texts)).not.toContain('example');
  });
});

describe('plain http to another machine', () => {
  const away = 'http://pooler.example.com';

  it('is refused for the Pooler, which always gets a token', () => {
    expect(problems({ pooler: { url: away } })).toMatchObject([{ path: 'pooler.url' }]);
  });

  it.each(['http://localhost.example.com', 'http://127.0.0.1.example.com', 'http://[::2]'])(
    'is not mistaken for loopback: %s',
    (url) => {
      expect(problems({ pooler: { url } })).toMatchObject([{ path: 'pooler.url' }]);
    },
  );

  it('is refused for metrics with a credential and fine without one', () => {
    expect(problems(prometheus({ url: away, auth: { kind: 'bearer' } }))).toMatchObject([
      { path: 'metrics.url' },
    ]);
    expect(problems(prometheus({ url: away }))).toEqual([]);
  });

  it('names the very address of a scrape that is at fault', () => {
    const urls = ['http://localhost:9100/metrics', 'http://metrics.example.com/metrics'];
    const metrics = { kind: 'scrape', urls, auth: { kind: 'basic', username: 'example' } };
    expect(problems({ metrics })).toMatchObject([{ path: 'metrics.urls.1' }]);
  });

  it('is allowed where the profile says so', () => {
    expect(problems({ pooler: { url: away }, allowInsecureHttp: true })).toEqual([]);
  });
});

describe('a header of the metrics source', () => {
  it.each(['X-Scope-OrgID', 'THANOS-TENANT', 'X-Request-Purpose'])('may be %s', (name) => {
    expect(problems(prometheus({ headers: { [name]: 'example-tenant' } }))).toEqual([]);
  });

  it.each([
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'Host',
    'X-Api-Key',
    'X-Auth-Token',
    'bad header',
    '',
  ])('may not be %j: credentials have their own field', (name) => {
    expect(problems(prometheus({ headers: { [name]: 'example' } }))).toHaveLength(1);
  });

  it('may not hold a line break', () => {
    expect(problems(prometheus({ headers: { 'X-Scope-OrgID': 'example\r\nX-Other: 1' } }))).toHaveLength(1);
  });
});

describe('a profile', () => {
  it('needs at least one address', () => {
    expect(problems({ pooler: null })).toMatchObject([{ path: 'pooler' }]);
  });

  it('may watch metrics alone', () => {
    expect(problems({ pooler: null, ...prometheus({}) })).toEqual([]);
  });

  it('has no place for a credential', () => {
    expect(problems({ poolerToken: 'example' })).not.toEqual([]);
    expect(problems({ pooler: { ...POOLER, token: 'example' } })).not.toEqual([]);
    expect(problems(prometheus({ auth: { kind: 'bearer', token: 'example' } }))).not.toEqual([]);
  });

  it('scrapes at least one address and at most twenty', () => {
    const urls = (count: number) => Array.from({ length: count }, () => 'https://metrics.example.com');
    expect(problems({ metrics: { kind: 'scrape', urls: [] } })).not.toEqual([]);
    expect(problems({ metrics: { kind: 'scrape', urls: urls(20) } })).toEqual([]);
    expect(problems({ metrics: { kind: 'scrape', urls: urls(21) } })).not.toEqual([]);
  });

  it('fills in what was left out', () => {
    expect(
      profileSchema.parse({ name: 'example', pooler: null, metrics: { kind: 'prometheus', ...POOLER } }),
    ).toEqual({
      name: 'example',
      pooler: null,
      metrics: { kind: 'prometheus', ...POOLER, selector: '', auth: { kind: 'none' }, headers: {} },
      database: null,
      allowInsecureHttp: false,
      allowInsecureDatabase: false,
    });
  });

  it('kept before there was a database or a choice of the Pooler’s metrics still loads', () => {
    const kept = { name: 'example', pooler: POOLER, metrics: null, allowInsecureHttp: false };
    expect(profileSchema.parse(kept)).toMatchObject({
      pooler: { ...POOLER, expectedPools: [], metrics: 'scrape', metricsSelector: '' },
      database: null,
    });
  });
});

describe('the Pooler’s own metrics', () => {
  const pooler = { ...POOLER, metrics: 'prometheus' };

  it('come from the Prometheus of the same connection', () => {
    expect(problems({ pooler, ...prometheus({}) })).toEqual([]);
  });

  it.each([null, { kind: 'scrape', urls: ['https://metrics.example.com'] }])(
    'cannot come from a Prometheus that is not there: %j',
    (metrics) => {
      expect(problems({ pooler, metrics })).toMatchObject([{ path: 'pooler.metrics' }]);
    },
  );
});

describe('the database of a connection', () => {
  const database = (change: Record<string, unknown> = {}) => ({
    database: { host: 'db.example.com', name: 'pooler', user: 'console', ...change },
  });

  it('is verified over TLS unless the profile says otherwise', () => {
    const parsed = profileSchema.parse({ name: 'example', pooler: POOLER, metrics: null, ...database() });
    expect(parsed.database).toEqual({
      ...database().database,
      port: 5432,
      tls: 'verify',
      schema: 'operator_console',
    });
  });

  it.each(['db', 'db.example.com', 'db_1.example.com', '192.0.2.7', '2001:db8::1'])(
    'may be at %s',
    (host) => {
      expect(problems(database({ host }))).toEqual([]);
    },
  );

  it.each(['', '/var/run/postgresql', 'db.example.com:5432', '[2001:db8::1]', '192.0.2.700', 'a b', 'a@b'])(
    'may not be at %j',
    (host) => {
      expect(problems(database({ host }))).toMatchObject([{ path: 'database.host' }]);
    },
  );

  it.each([0, 65_536, 1.5])('has no port %j', (port) => {
    expect(problems(database({ port }))).toMatchObject([{ path: 'database.port' }]);
  });

  it.each(['Public', 'a-b', '1a', 'a"b', ''])('has no schema %j', (schema) => {
    expect(problems(database({ schema }))).toMatchObject([{ path: 'database.schema' }]);
  });

  it('goes without TLS to this machine only, unless the profile allows more', () => {
    expect(problems(database({ host: '127.0.0.1', tls: 'off' }))).toEqual([]);
    expect(problems(database({ tls: 'off' }))).toMatchObject([{ path: 'database.tls' }]);
    expect(problems({ ...database({ tls: 'off' }), allowInsecureHttp: true })).toHaveLength(1);
    expect(problems({ ...database({ tls: 'off' }), allowInsecureDatabase: true })).toEqual([]);
  });

  it('has no place for a password', () => {
    expect(problems(database({ password: 'example' }))).not.toEqual([]);
  });
});

it('takes secrets that are there or null, and none that is empty', () => {
  expect(profileSecretsSchema.safeParse({ ...NO_SECRETS, poolerToken: 'example' }).success).toBe(true);
  expect(profileSecretsSchema.safeParse({ ...NO_SECRETS, databasePassword: '' }).success).toBe(false);
  expect(profileSecretsSchema.safeParse({ poolerToken: null }).success).toBe(false);
});

it('keeps every held secret that was not typed anew', () => {
  const held = {
    poolerToken: 'example-1',
    poolerMetricsToken: 'example-2',
    metricsSecret: 'example-3',
    databasePassword: 'example-4',
  };
  expect(withHeldSecrets(NO_SECRETS, held)).toEqual(held);
  expect(withHeldSecrets(held, NO_SECRETS)).toEqual(held);
  expect(withHeldSecrets({ ...NO_SECRETS, databasePassword: 'example-5' }, held)).toEqual({
    ...held,
    databasePassword: 'example-5',
  });
});
