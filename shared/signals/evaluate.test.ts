import { describe, expect, it } from 'vitest';
import {
  exhaustedQuota,
  MINUTE_MS,
  NOW_MS,
  picture,
  pool,
  poolWith,
  sources,
  upstream,
} from '../metadata/testing/records.ts';
import { evaluateRules } from './evaluate.ts';
import { findingSchema } from './signal.ts';
import { lane, signalInput, sloRow } from './testing/signals.ts';

/** A moment at which every rule has something to say. */
function everythingWrong() {
  const upstreams = [
    upstream('u1', { status: 'reauth_required' }),
    upstream('u2', { status: 'refresh_failed' }),
    upstream('u3', { status: 'refreshing' }),
    upstream('u4'),
  ];
  const base = poolWith(upstreams);
  return signalInput({
    picture: picture({
      ...base,
      pools: [...base.pools, pool('empty', { upstreamCount: 0 })],
      quotas: [exhaustedQuota('u4')],
      gateway: { id: 'gateway', alive: true, ready: false },
      statusSince: new Map([['upstream:u3', { atMs: NOW_MS - 60 * MINUTE_MS, timing: 'observed' }]]),
    }),
    sources: sources({ keys: 'failing', audit: 'stale', jobs: 'refused' }),
    slo: {
      rows: [sloRow('availability.extract', { verdict: 'breach' }), sloRow('cache.conformance')],
      lanes: [lane('failing.extract', { state: 'firing', estimate: 0.02 })],
    },
  });
}

describe('all rules together', () => {
  const findings = evaluateRules(everythingWrong());

  it('find every kind of trouble of this version', () => {
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(
      new Set([
        'pool.reduced_readiness',
        'pool.no_upstream_assigned',
        'upstream.reauth_required',
        'upstream.refresh_failed',
        'upstream.refresh_overdue',
        'upstream.quota_exhausted',
        'gateway.not_ready',
        'slo.breach',
        'slo.lane',
        'source.failing',
        'source.stale',
        'source.refused',
      ]),
    );
  });

  it('give every finding an id of its own, made of rule and subject', () => {
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    for (const { id, rule, subject } of findings) expect(id).toBe(`${rule}:${subject.id}`);
  });

  it('give findings of the agreed shape, with evidence, and sentences without a closing stop', () => {
    for (const finding of findings) {
      expect(() => findingSchema.parse(finding)).not.toThrow();
      expect(finding.evidence.length).toBeGreaterThan(0);
      for (const text of [finding.title, finding.impact, finding.nextCheck]) {
        expect(text).toMatch(/[^.\s]$/);
        expect(text.length).toBeLessThanOrEqual(200);
      }
    }
  });

  it('give the same findings for the same input', () => {
    expect(evaluateRules(everythingWrong())).toEqual(findings);
  });
});

it('find nothing where nothing is wrong', () => {
  const calm = poolWith([upstream('u1'), upstream('u2')], {
    gateway: { id: 'gateway', alive: true, ready: true },
  });
  expect(
    evaluateRules(signalInput({ picture: calm, slo: { rows: [sloRow('cache.conformance')], lanes: [] } })),
  ).toEqual([]);
});
