import { describe, expect, it } from 'vitest';
import type { Transition } from '../../metadata/picture.ts';
import { MINUTE_MS, NOW_MS, picture, sources, upstream } from '../../metadata/testing/records.ts';
import { signalInput } from '../testing/signals.ts';
import { upstreamStatus } from './upstream-status.ts';

function withStatus(status: string, heldForMs: number | null = 0, timing: Transition['timing'] = 'observed') {
  const since = heldForMs === null ? [] : [['upstream:u1', { atMs: NOW_MS - heldForMs, timing }] as const];
  return signalInput({
    picture: picture({ upstreams: [upstream('u1', { status })], statusSince: new Map(since) }),
  });
}

describe.each([
  ['reauth_required', 'upstream.reauth_required'],
  ['refresh_failed', 'upstream.refresh_failed'],
  ['paused', 'upstream.paused'],
  ['disabled', 'upstream.out_of_service'],
  ['errored', 'upstream.out_of_service'],
])('an upstream in %s', (status, rule) => {
  it('fires at once, since the recorded change of its status', () => {
    expect(upstreamStatus(withStatus(status, MINUTE_MS))).toMatchObject([
      {
        id: `${rule}:u1`,
        severity: 'watch',
        evidence: [{ text: `status ${status}`, fromMs: NOW_MS - MINUTE_MS }],
        knownSince: { atMs: NOW_MS - MINUTE_MS, isLowerBound: false },
        stale: false,
      },
    ]);
  });

  it('began "since at least" the first poll when it was so already then', () => {
    expect(upstreamStatus(withStatus(status, MINUTE_MS, 'since at least'))).toMatchObject([
      { knownSince: { isLowerBound: true } },
    ]);
  });

  it('fires without a recorded change too', () => {
    expect(upstreamStatus(withStatus(status, null))).toMatchObject([{ knownSince: null }]);
  });

  it('says when its picture is not live', () => {
    const stale = { ...withStatus(status), sources: sources({ upstreams: 'failing' }) };
    expect(upstreamStatus(stale)).toMatchObject([{ stale: true }]);
  });
});

describe.each(['refresh_due', 'refreshing'])('an upstream in %s', (status) => {
  it('is overdue after thirty minutes, to the millisecond', () => {
    expect(upstreamStatus(withStatus(status, 30 * MINUTE_MS - 1))).toEqual([]);
    expect(upstreamStatus(withStatus(status, 30 * MINUTE_MS))).toMatchObject([
      { id: 'upstream.refresh_overdue:u1', title: 'The token refresh of example-u1 is overdue' },
    ]);
  });

  it('is not overdue by a duration that nobody knows', () => {
    expect(upstreamStatus(withStatus(status, null))).toEqual([]);
  });

  it('says when its picture is not live', () => {
    const stale = { ...withStatus(status, 31 * MINUTE_MS), sources: sources({ upstreams: 'stale' }) };
    expect(upstreamStatus(stale)).toMatchObject([{ stale: true }]);
  });
});

it.each(['active', 'pending', 'deleted'])('leaves an upstream in %s alone', (status) => {
  expect(upstreamStatus(withStatus(status, 24 * 60 * MINUTE_MS))).toEqual([]);
});
