import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuotaAccount, Upstream } from '../metadata/entities.ts';
import {
  exhaustedQuota,
  membership,
  NOW_MS,
  pool,
  quota,
  quotaWindow,
  upstream,
} from '../metadata/testing/records.ts';
import { poolReadiness, quotaStanding, readinessText, upstreamStanding } from './readiness.ts';

describe('quota', () => {
  it.each<[string, QuotaAccount | undefined, string]>([
    ['usable evidence', quota('u1'), 'ready'],
    ['no evidence at all', undefined, 'unknown'],
    ['an account without windows', quota('u1', { windows: [] }), 'unknown'],
    ['an exhausted window until its reset', exhaustedQuota('u1', { resetAtMs: NOW_MS + 1 }), 'not ready'],
    ['an exhausted window at its reset', exhaustedQuota('u1', { resetAtMs: NOW_MS }), 'unknown'],
    [
      'a fresh exhausted window without a known reset',
      exhaustedQuota('u1', { resetAtMs: null }),
      'not ready',
    ],
    [
      'a stale exhausted window without a known reset',
      exhaustedQuota('u1', { resetAtMs: null, freshness: 'stale' }),
      'unknown',
    ],
    [
      'one exhausted window beside a usable one',
      quota('u1', {
        windows: [quotaWindow(), ...exhaustedQuota('u1', { kind: 'account_secondary' }).windows],
      }),
      'not ready',
    ],
    [
      'an exhausted window of one model beside a usable account',
      quota('u1', { windows: [quotaWindow(), ...exhaustedQuota('u1', { kind: 'model_primary' }).windows] }),
      'ready',
    ],
  ])('with %s: %j', (_words, account, standing) => {
    expect(quotaStanding(account, NOW_MS)).toBe(standing);
  });
});

describe('an upstream', () => {
  it.each<[string, Partial<Upstream>, string]>([
    ['active with every assignment active', {}, 'ready'],
    ['refreshing, which still takes traffic', { status: 'refreshing' }, 'ready'],
    ['in need of re-authentication', { status: 'reauth_required' }, 'not ready'],
    ['in a status nobody has heard of', { status: 'example-new-status' }, 'not ready'],
    ['without an active assignment', { assignmentCount: 2, activeAssignmentCount: 0 }, 'not ready'],
    ['with one of two assignments active', { assignmentCount: 2, activeAssignmentCount: 1 }, 'unknown'],
    ['with an unreadable summary', { assignmentCount: null, activeAssignmentCount: null }, 'unknown'],
  ])('%s stands: %j', (_words, change, standing) => {
    expect(upstreamStanding(upstream('u1', change), quota('u1'), NOW_MS)).toBe(standing);
  });

  it('that no list names is unknown', () => {
    expect(upstreamStanding(undefined, quota('u1'), NOW_MS)).toBe('unknown');
  });

  it('without quota evidence is unknown, and not ready where quota is exhausted', () => {
    expect(upstreamStanding(upstream('u1'), undefined, NOW_MS)).toBe('unknown');
    expect(upstreamStanding(upstream('u1'), exhaustedQuota('u1'), NOW_MS)).toBe('not ready');
  });
});

describe('a Pool', () => {
  const four = ['u1', 'u2', 'u3', 'u4'];
  const known = {
    upstreams: four.map((id) => upstream(id)),
    quotas: four.map((id) => quota(id)),
    nowMs: NOW_MS,
  };

  it('is exact where every upstream can be told', () => {
    const readiness = poolReadiness(pool('p1', { upstreamCount: 4 }), {
      ...known,
      memberships: [membership('p1', four)],
    });
    expect(readiness).toEqual({ low: 4, high: 4, total: 4, membershipKnown: true });
    expect(readinessText(readiness)).toBe('4 of 4');
  });

  it('is an interval where the API cannot tell which assignment is active', () => {
    const upstreams = [
      upstream('u1', { assignmentCount: 2, activeAssignmentCount: 1 }),
      ...known.upstreams.slice(1),
    ];
    const readiness = poolReadiness(pool('p1', { upstreamCount: 4 }), {
      ...known,
      upstreams,
      memberships: [membership('p1', four)],
    });
    expect(readinessText(readiness)).toBe('3 to 4 of 4');
  });

  it('counts upstreams beyond the page cap as unknown and says that its list was cut', () => {
    const readiness = poolReadiness(pool('p1', { upstreamCount: 6 }), {
      ...known,
      memberships: [membership('p1', four, true)],
    });
    expect(readiness).toEqual({ low: 4, high: 6, total: 6, membershipKnown: false });
  });

  it('is wholly unknown before its list was read', () => {
    expect(poolReadiness(pool('p1', { upstreamCount: 3 }), { ...known, memberships: [] })).toEqual({
      low: 0,
      high: 3,
      total: 3,
      membershipKnown: false,
    });
  });

  it('without upstreams needs no list to be known', () => {
    expect(poolReadiness(pool('p1', { upstreamCount: 0 }), { ...known, memberships: [] })).toEqual({
      low: 0,
      high: 0,
      total: 0,
      membershipKnown: true,
    });
  });

  it('never claims more ready upstreams than may be, nor more than there are', () => {
    const anyUpstream = fc.record({
      status: fc.constantFrom('active', 'refreshing', 'paused', 'reauth_required'),
      assignmentCount: fc.constantFrom(null, 1, 2),
      activeAssignmentCount: fc.constantFrom(null, 0, 1, 2),
    });
    fc.assert(
      fc.property(fc.array(anyUpstream, { maxLength: 8 }), fc.nat(10), (changes, upstreamCount) => {
        const upstreams = changes.map((change, index) => upstream(`u${index}`, change));
        const ids = upstreams.map(({ id }) => id);
        const { low, high, total } = poolReadiness(pool('p1', { upstreamCount }), {
          upstreams,
          quotas: ids.map((id) => quota(id)),
          memberships: [membership('p1', ids)],
          nowMs: NOW_MS,
        });
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(total);
        expect(total).toBeGreaterThanOrEqual(upstreamCount);
      }),
    );
  });
});
