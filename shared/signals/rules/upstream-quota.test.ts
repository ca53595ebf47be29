import { expect, it } from 'vitest';
import type { QuotaAccount } from '../../metadata/entities.ts';
import {
  exhaustedQuota,
  NOW_MS,
  picture,
  quota,
  quotaWindow,
  sources,
  upstream,
} from '../../metadata/testing/records.ts';
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

it('does not fire at 100 % that the server still routes to', () => {
  expect(upstreamQuota(withQuota(quota('u1', { windows: [quotaWindow({ usedPercent: 100 })] })))).toEqual([]);
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
