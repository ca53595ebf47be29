import { describe, expect, it } from 'vitest';
import {
  exhaustedQuota,
  membership,
  picture,
  pool,
  poolWith,
  quota,
  sources,
  upstream,
} from '../../metadata/testing/records.ts';
import { signalInput } from '../testing/signals.ts';
import { poolCapacity } from './pool-capacity.ts';

/** A Pool of `total` upstreams of which the first `broken` need re-authentication. */
function poolOf(total: number, broken: number) {
  const upstreams = Array.from({ length: total }, (_, index) =>
    upstream(`u${index}`, index < broken ? { status: 'reauth_required' } : {}),
  );
  return signalInput({ picture: poolWith(upstreams) });
}

describe('a Pool without a ready upstream', () => {
  it('is an outage', () => {
    expect(poolCapacity(poolOf(3, 3))).toMatchObject([
      {
        id: 'pool.no_ready_upstream:primary',
        severity: 'outage',
        title: 'example-primary cannot serve: none of its 3 upstreams is ready',
        stale: false,
      },
    ]);
  });

  it('speaks of an only upstream as one', () => {
    expect(poolCapacity(poolOf(1, 1))[0]?.title).toBe(
      'example-primary cannot serve: its only upstream is not ready',
    );
  });

  it('is an outage by exhausted quota alone', () => {
    const exhausted = poolWith([upstream('u0')], { quotas: [exhaustedQuota('u0')] });
    expect(poolCapacity(signalInput({ picture: exhausted }))).toMatchObject([
      { rule: 'pool.no_ready_upstream' },
    ]);
  });

  it('is no outage while one upstream may still serve', () => {
    const unsure = poolWith([upstream('u0')], { quotas: [] });
    expect(poolCapacity(signalInput({ picture: unsure }))).toEqual([]);
  });

  it('says when its picture is not live', () => {
    const stale = { ...poolOf(2, 2), sources: sources({ upstreams: 'stale' }) };
    expect(poolCapacity(stale)).toMatchObject([{ severity: 'outage', stale: true }]);
  });
});

describe('a Pool with fewer ready upstreams than assigned', () => {
  it('is a watch while more than half are ready', () => {
    expect(poolCapacity(poolOf(5, 2))).toMatchObject([
      {
        rule: 'pool.reduced_readiness',
        severity: 'watch',
        title: 'example-primary has 3 of 5 upstreams ready',
        evidence: [{ source: 'upstreams', text: '3 of 5 upstreams ready' }],
      },
    ]);
  });

  it('is degraded once half are gone', () => {
    expect(poolCapacity(poolOf(4, 2))).toMatchObject([{ severity: 'degraded' }]);
  });

  it('is degraded when only one is left', () => {
    expect(poolCapacity(poolOf(2, 1))).toMatchObject([{ severity: 'degraded' }]);
  });

  it('does not fire when all are ready', () => {
    expect(poolCapacity(poolOf(4, 0))).toEqual([]);
  });

  it('does not fire on doubt alone', () => {
    const unsure = poolWith([upstream('u0', { assignmentCount: 2 }), upstream('u1')]);
    expect(poolCapacity(signalInput({ picture: unsure }))).toEqual([]);
  });

  it('gives an interval where doubt comes on top', () => {
    const upstreams = [
      upstream('u0', { status: 'paused' }),
      upstream('u1', { assignmentCount: 2 }),
      upstream('u2'),
    ];
    expect(poolCapacity(signalInput({ picture: poolWith(upstreams) }))[0]?.title).toBe(
      'example-primary has 1 to 2 of 3 upstreams ready',
    );
  });

  it('says when its picture is not live', () => {
    const stale = { ...poolOf(5, 1), sources: sources({ quotas: 'failing' }) };
    expect(poolCapacity(stale)).toMatchObject([{ stale: true }]);
  });
});

describe('a Pool without any upstream assigned', () => {
  const empty = (apiKeyCount: number, status = 'active') =>
    signalInput({
      picture: picture({
        pools: [pool('primary', { upstreamCount: 0, apiKeyCount, status })],
        memberships: [membership('primary', [])],
      }),
    });

  it('is an outage as soon as one API key exists', () => {
    expect(poolCapacity(empty(1))).toMatchObject([{ rule: 'pool.no_upstream_assigned', severity: 'outage' }]);
  });

  it('is nobody’s trouble without a key', () => {
    expect(poolCapacity(empty(0))).toEqual([]);
  });

  it('is expected of a Pool that is not active', () => {
    expect(poolCapacity(empty(1, 'disabled'))).toEqual([]);
  });
});

it('judges each Pool on its own upstreams', () => {
  const two = picture({
    pools: [pool('primary', { upstreamCount: 1 }), pool('batch', { upstreamCount: 1 })],
    upstreams: [upstream('u0'), upstream('u1', { status: 'reauth_required' })],
    memberships: [membership('primary', ['u0']), membership('batch', ['u1'])],
    quotas: [quota('u0'), quota('u1')],
  });
  expect(poolCapacity(signalInput({ picture: two })).map(({ id }) => id)).toEqual([
    'pool.no_ready_upstream:batch',
  ]);
});
