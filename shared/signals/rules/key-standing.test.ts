import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../../metadata/access.ts';
import type { Transition } from '../../metadata/picture.ts';
import { apiKey, DAY_MS } from '../../metadata/testing/access-records.ts';
import { NOW_MS, picture } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { keyStanding } from './key-standing.ts';

const withKey = (change: Partial<ApiKey>) =>
  signalInput({ picture: picture({ keys: [apiKey('k1', change)] }) });

function pausedFor(ms: number, timing: Transition['timing'] = 'observed') {
  const keys = [apiKey('k1', { status: 'paused' })];
  const statusSince = new Map([['key:k1', { atMs: NOW_MS - ms, timing }]]);
  return signalInput({ picture: picture({ keys, statusSince }) });
}

testRule({
  rule: 'key.paused',
  of: keyStanding,
  fires: pausedFor(60_000),
  saying: { severity: 'watch', audience: 'owner', title: 'The API key example-k1 was paused' },
  silent: pausedFor(60_000, 'since at least'),
  threshold: [pausedFor(DAY_MS), pausedFor(DAY_MS - 1)],
  restsOn: ['keys'],
});

const revoked = (ago: number) => withKey({ status: 'revoked', revokedAtMs: NOW_MS - ago });

testRule({
  rule: 'key.revoked',
  of: keyStanding,
  fires: revoked(60_000),
  saying: { knownSince: { atMs: NOW_MS - 60_000, isLowerBound: false } },
  silent: withKey({}),
  threshold: [revoked(DAY_MS), revoked(DAY_MS - 1)],
  restsOn: ['keys'],
});

const expiring = (inMs: number, change: Partial<ApiKey> = {}) =>
  withKey({ expiresAtMs: NOW_MS + inMs, ...change });

testRule({
  rule: 'key.expired',
  of: keyStanding,
  fires: expiring(-60_000),
  saying: {
    severity: 'watch',
    impact: 'Clients that hold example-k1 are refused',
    evidence: [expect.objectContaining({ text: 'status active, expired 2026-01-15T10:19Z' })],
  },
  silent: expiring(-8 * DAY_MS),
  threshold: [expiring(1), expiring(0)],
  restsOn: ['keys'],
});

testRule({
  rule: 'key.expiring',
  of: keyStanding,
  fires: expiring(2 * DAY_MS),
  saying: { severity: 'info', title: 'The API key example-k1 expires within 7 days' },
  silent: expiring(DAY_MS, { status: 'revoked' }),
  threshold: [expiring(7 * DAY_MS + 1), expiring(7 * DAY_MS)],
  restsOn: ['keys'],
});

const unused = (ageMs: number, change: Partial<ApiKey> = {}) =>
  withKey({ lastUsedAtMs: null, createdAtMs: NOW_MS - ageMs, ...change });

testRule({
  rule: 'key.never_used',
  of: keyStanding,
  fires: unused(90 * DAY_MS),
  saying: { severity: 'info' },
  silent: unused(90 * DAY_MS, { status: 'revoked' }),
  threshold: [unused(30 * DAY_MS - 1), unused(30 * DAY_MS)],
  restsOn: ['keys'],
});

describe('a key that ends', () => {
  it('presses in its last day', () => {
    expect(keyStanding(expiring(DAY_MS + 1))).toMatchObject([{ severity: 'info' }]);
    expect(keyStanding(expiring(DAY_MS))).toMatchObject([{ severity: 'watch' }]);
  });

  it('is only information while no client has used it within a day of its end', () => {
    const left = (lastUsedAtMs: number) => keyStanding(expiring(-60_000, { lastUsedAtMs }))[0];
    const endMs = NOW_MS - 60_000;
    expect(left(endMs - DAY_MS)).toMatchObject({
      severity: 'info',
      impact: expect.stringMatching(/^No client/),
    });
    expect(left(endMs - DAY_MS + 1)).toMatchObject({ severity: 'watch' });
  });
});
