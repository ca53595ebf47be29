import { describe, expect, it } from 'vitest';
import { NO_SECRETS } from '../../../shared/metadata/profile.ts';
import { type ConnectionForm, formOf, parseForm } from './form-model.ts';

function typed(change: Partial<ConnectionForm>): ConnectionForm {
  return { ...formOf(null), name: 'example', poolerUrl: 'https://pooler.example.org', ...change };
}

const DATABASE = {
  databaseKind: 'postgresql',
  databaseHost: 'db.example.org',
  databaseName: 'pooler',
} as const;

describe('parseForm', () => {
  it('makes a profile that gives the same form back, without its secrets', () => {
    const form = typed({
      metricsKind: 'scrape',
      scrapeUrls: 'https://a.example.org/metrics\nhttps://b.example.org/metrics',
      authKind: 'basic',
      username: 'reader',
      headers: 'X-Scope-OrgID: example',
      metricsSecret: 'typed once',
    });
    const parsed = parseForm(form);
    expect(parsed.ok).toBe(true);
    if (!parsed.ok) return;
    expect(parsed.secrets).toEqual({ ...NO_SECRETS, metricsSecret: 'typed once' });
    expect(formOf(parsed.profile)).toEqual({ ...form, metricsSecret: '' });
  });

  it('keeps the Pooler’s metrics and its database, but for their secrets', () => {
    const form = typed({
      expectedPools: 'example-primary\nexample-batch',
      poolerMetrics: 'prometheus',
      poolerSelector: 'job="pooler"',
      metricsKind: 'prometheus',
      prometheusUrl: 'https://prometheus.example.org',
      databaseKind: 'postgresql',
      databaseHost: 'db.example.org',
      databasePort: '6432',
      databaseName: 'pooler',
      databaseTls: 'encrypt',
      databasePassword: 'typed once',
      poolerMetricsToken: 'typed too',
    });
    const parsed = parseForm(form);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(parsed.secrets).toEqual({
      ...NO_SECRETS,
      poolerMetricsToken: 'typed too',
      databasePassword: 'typed once',
    });
    expect(formOf(parsed.profile)).toEqual({ ...form, databasePassword: '', poolerMetricsToken: '' });
  });

  it('has no database where none is chosen, whatever stands in its fields', () => {
    const parsed = parseForm(typed({ databaseHost: 'db.example.org', databasePort: 'x' }));
    expect(parsed.ok ? parsed.profile.database : parsed.errors).toBeNull();
  });

  it('says an empty field in words for people', () => {
    const parsed = parseForm(typed({ metricsKind: 'scrape', scrapeUrls: '' }));
    expect(parsed).toEqual({ ok: false, errors: { scrapeUrls: 'Enter a value here.' } });
  });

  it.each([
    ['name', { name: '' }],
    ['poolerUrl', { poolerUrl: 'pooler.example.org' }],
    ['poolerUrl', { poolerUrl: '' }],
    ['poolerUrl', { poolerUrl: 'http://pooler.example.org' }],
    ['prometheusUrl', { metricsKind: 'prometheus', prometheusUrl: 'ftp://example.org' }],
    ['scrapeUrls', { metricsKind: 'scrape', scrapeUrls: '' }],
    ['username', { metricsKind: 'scrape', scrapeUrls: 'https://example.org/metrics', authKind: 'basic' }],
    ['expectedPools', { expectedPools: 'not a slug' }],
    ['poolerMetrics', { poolerMetrics: 'prometheus' }],
    ['databaseHost', { databaseKind: 'postgresql', databaseName: 'pooler' }],
    ['databaseName', { databaseKind: 'postgresql', databaseHost: 'db.example.org' }],
    ['databaseUser', { ...DATABASE, databaseUser: ' ' }],
    ['databasePort', { ...DATABASE, databasePort: '' }],
    ['databasePort', { ...DATABASE, databasePort: '65536' }],
    ['databaseSchema', { ...DATABASE, databaseSchema: 'Not a schema' }],
    ['databaseTls', { ...DATABASE, databaseTls: 'off' }],
    ['headers', { metricsKind: 'scrape', scrapeUrls: 'https://example.org/metrics', headers: 'Cookie: a' }],
  ] as const)('puts its sentence beside the field %s', (field, change) => {
    const parsed = parseForm(typed(change));
    expect(parsed.ok ? {} : parsed.errors).toHaveProperty(field);
  });
});
