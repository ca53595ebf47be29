import { describe, expect, it } from 'vitest';
import { NO_SECRETS } from '../../../shared/metadata/profile.ts';
import { type ConnectionForm, formOf, parseForm } from './form-model.ts';

function typed(change: Partial<ConnectionForm>): ConnectionForm {
  return { ...formOf(null), name: 'example', poolerUrl: 'https://pooler.example.org', ...change };
}

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
    ['headers', { metricsKind: 'scrape', scrapeUrls: 'https://example.org/metrics', headers: 'Cookie: a' }],
  ] as const)('puts its sentence beside the field %s', (field, change) => {
    const parsed = parseForm(typed(change));
    expect(parsed.ok ? {} : parsed.errors).toHaveProperty(field);
  });
});
