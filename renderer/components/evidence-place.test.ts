import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../shared/signals/signal.ts';
import { evidencePlace } from './evidence-place.ts';

const FROM_MS = Date.UTC(2026, 0, 15, 10, 5);
const TO_MS = Date.UTC(2026, 0, 15, 10, 20);

function evidence(change: Partial<Evidence>): Evidence {
  return { source: 'requests', text: 'seen', subject: null, fromMs: FROM_MS, toMs: TO_MS, ...change };
}

function subject(kind: NonNullable<Evidence['subject']>['kind'], id = 'x1') {
  return { kind, id, label: 'example' };
}

function paramsOf(path: string | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(path?.split('?')[1]));
}

describe('evidence of requests', () => {
  it('leads to the rows of its subject in its window', () => {
    const place = evidencePlace(evidence({ subject: subject('pool') }));
    expect(place?.path).toMatch(/^\/requests\?/);
    expect(paramsOf(place?.path)).toEqual({
      pool: 'x1',
      from: '2026-01-15T10:05:00.000Z',
      to: '2026-01-15T10:20:00.000Z',
    });
  });

  it('without a beginning leads to all rows of its subject', () => {
    expect(paramsOf(evidencePlace(evidence({ subject: subject('key'), fromMs: null }))?.path)).toEqual({
      key: 'x1',
    });
  });
});

describe('evidence that counts codes', () => {
  it('leads to the rows of the first', () => {
    const text = 'denied in 15 minutes: model_not_allowed 4, quota_unavailable 1';
    const place = evidencePlace(evidence({ text, subject: subject('key'), fromMs: null }));
    expect(paramsOf(place?.path)).toEqual({ key: 'x1', code: 'model_not_allowed' });
  });

  it('is not mistaken for a share, a latency or a family of codes', () => {
    for (const text of ['12 of 80 failed in 15 minutes', 'p95 3 s, before 1 s; 40 answers']) {
      const place = evidencePlace(evidence({ text, subject: subject('route', 'policy'), fromMs: null }));
      expect(paramsOf(place?.path)).toEqual({});
    }
  });
});

describe('evidence of one route class', () => {
  it('narrows to it, and to its model where it names one', () => {
    const place = evidencePlace(
      evidence({ subject: subject('route', 'proxy_stream example-model'), fromMs: null }),
    );
    expect(paramsOf(place?.path)).toEqual({ route: 'proxy_stream', model: 'example-model' });
  });
});

describe('evidence of the audit log', () => {
  it('leads to its action at its moment', () => {
    const place = evidencePlace(
      evidence({ source: 'audit', subject: subject('audit', 'api_key.revoke:k1'), toMs: FROM_MS }),
    );
    expect(paramsOf(place?.path)).toEqual({
      action: 'api_key.revoke',
      from: '2026-01-15T10:05:00.000Z',
      to: '2026-01-15T10:05:00.000Z',
    });
  });
});

describe('other evidence', () => {
  it('leads to what it points at', () => {
    const placeOf = (kind: Parameters<typeof subject>[0]) =>
      evidencePlace(evidence({ source: 'upstreams', subject: subject(kind) }));
    expect(placeOf('upstream')).toEqual({ path: '/upstreams?row=x1' });
    expect(placeOf('setting')).toEqual({ path: '/settings', target: 'setting-x1' });
    expect(placeOf('slo')).toEqual({ path: '/slos', target: 'slo-x1' });
  });

  it('of a source leads to that source, whatever it reads', () => {
    expect(evidencePlace(evidence({ subject: subject('source', 'requests') }))).toEqual({
      path: '/connections',
      target: 'source-requests',
    });
  });

  it('about nothing in particular leads nowhere', () => {
    expect(evidencePlace(evidence({ source: 'quotas' }))).toBeNull();
  });
});
