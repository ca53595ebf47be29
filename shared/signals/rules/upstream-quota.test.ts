import { expect, it } from 'vitest';
import type { QuotaAccount } from '../../metadata/entities.ts';
import {
  exhaustedQuota,
  MINUTE_MS,
  NOW_MS,
  picture,
  quota,
  quotaWindow,
  sources,
  upstream,
} from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { upstreamQuota } from './upstream-quota.ts';

const withQuota = (account: QuotaAccount) =>
  signalInput({ picture: picture({ upstreams: [upstream('u1')], quotas: [account] }) });

it('fires for an account whose window is used up, with its reset as evidence', () => {
  const resetAtMs = Date.UTC(2026, 0, 15, 12);
  expect(upstreamQuota(withQuota(exhaustedQuota('u1', { resetAtMs })))).toMatchObject([
    {
      id: 'upstream.quota_exhausted:u1',
      severity: 'watch',
      title: 'example-u1 has used up its quota',
      evidence: [{ source: 'quotas', text: '5-hour window exhausted, 100 % used, resets 2026-01-15T12:00Z' }],
      stale: false,
    },
  ]);
});

it('holds until the reset and not at it', () => {
  expect(upstreamQuota(withQuota(exhaustedQuota('u1', { resetAtMs: NOW_MS + 1 })))).toHaveLength(1);
  expect(upstreamQuota(withQuota(exhaustedQuota('u1', { resetAtMs: NOW_MS })))).toEqual([]);
});

it('takes 100 % that the server still routes to for nearly used up', () => {
  const full = withQuota(quota('u1', { windows: [quotaWindow({ usedPercent: 100 })] }));
  expect(upstreamQuota(full).map(({ rule }) => rule)).toEqual(['upstream.quota_limited']);
});

it('does not fire on missing or unknown evidence', () => {
  const unknown = { routingUsable: false, unusableReason: 'unknown_evidence', freshness: 'unknown' };
  expect(upstreamQuota(withQuota(quota('u1', { windows: [quotaWindow(unknown)] })))).toEqual([]);
  expect(upstreamQuota(withQuota(quota('u1', { windows: [] })))).toEqual([]);
});

it('names only the windows that are exhausted', () => {
  const account = quota('u1', {
    windows: [
      quotaWindow(),
      ...exhaustedQuota('u1', { kind: 'account_secondary', windowMinutes: 10_080 }).windows,
    ],
  });
  const [found] = upstreamQuota(withQuota(account));
  expect(found?.evidence.map(({ text }) => text.split(' ')[0])).toEqual(['weekly']);
});

it.each([
  [10_080, 'weekly'],
  [43_200, '30-day'],
  [300, '5-hour'],
  [45, '45-minute'],
  [null, 'quota'],
])('calls a window of %j minutes %s', (windowMinutes, word) => {
  const [found] = upstreamQuota(withQuota(exhaustedQuota('u1', { windowMinutes })));
  expect(found?.evidence[0]?.text).toMatch(new RegExp(`^${word} window exhausted`));
});

it('says when its picture is not live', () => {
  const stale = { ...withQuota(exhaustedQuota('u1')), sources: sources({ quotas: 'stale' }) };
  expect(upstreamQuota(stale)).toMatchObject([{ stale: true }]);
});

it('is silent about an account that no list of upstreams names', () => {
  expect(upstreamQuota(signalInput({ picture: picture({ quotas: [exhaustedQuota('u1')] }) }))).toEqual([]);
});

const used = (usedPercent: number) => withQuota(quota('u1', { windows: [quotaWindow({ usedPercent })] }));

testRule({
  rule: 'upstream.quota_limited',
  of: upstreamQuota,
  fires: used(95),
  saying: { severity: 'watch', title: 'example-u1 has nearly used up its quota' },
  silent: withQuota(exhaustedQuota('u1')),
  threshold: [used(89.9), used(90)],
  restsOn: ['quotas', 'upstreams'],
});

it('tells quota that is used up for single models apart', () => {
  const windows = [quotaWindow(), ...exhaustedQuota('u1', { kind: 'model_primary', model: 'm-a' }).windows];
  expect(upstreamQuota(withQuota(quota('u1', { windows })))).toMatchObject([
    {
      title: 'example-u1 has used up its quota for some models',
      evidence: [{ text: '5-hour window of m-a exhausted, 100 % used, resets 2026-01-15T11:20Z' }],
    },
  ]);
});

/** Accounts of which the first `old` were last looked at so long ago. */
function lookedAt(ageMs: number, old = 1, total = 3, status = 'active') {
  const ids = Array.from({ length: total }, (_, index) => `u${index}`);
  return signalInput({
    picture: picture({
      upstreams: ids.map((id) => upstream(id, { status })),
      quotas: ids.map((id, index) =>
        quota(id, { windows: [quotaWindow({ observedAtMs: NOW_MS - 5_000 - (index < old ? ageMs : 0) })] }),
      ),
    }),
  });
}

testRule({
  rule: 'upstream.quota_stale',
  of: upstreamQuota,
  fires: lookedAt(20 * MINUTE_MS),
  saying: { id: 'upstream.quota_stale:u0', pendingForMs: 5 * MINUTE_MS },
  silent: lookedAt(20 * MINUTE_MS, 1, 3, 'reauth_required'),
  threshold: [lookedAt(15 * MINUTE_MS), lookedAt(15 * MINUTE_MS + 1)],
  restsOn: ['quotas', 'upstreams'],
});

it('leaves evidence that is old everywhere to the job that has stopped', () => {
  expect(upstreamQuota(lookedAt(20 * MINUTE_MS, 3))).toEqual([]);
  expect(upstreamQuota(lookedAt(20 * MINUTE_MS, 1, 1))).toHaveLength(1);
});
