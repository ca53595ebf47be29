import { expect, it } from 'vitest';
import { alert, DAY_MS } from '../../metadata/testing/access-records.ts';
import { NOW_MS, picture, upstream } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { upstreamSavedResets } from './upstream-saved-resets.ts';

function banked(expiresInMs: number, name = 'next_reset_expires_at', state = 'open') {
  const value = new Date(NOW_MS + expiresInMs).toISOString();
  const ruleKind = 'upstream_saved_reset_banked_first_seen';
  const alerts = [alert('a1', { ruleKind, state, upstreamId: 'u1', evidence: [{ name, value }] })];
  return signalInput({ picture: picture({ upstreams: [upstream('u1'), upstream('u2')], alerts }) });
}

testRule({
  rule: 'upstream.saved_reset_expiring',
  of: upstreamSavedResets,
  fires: banked(3_600_000),
  saying: {
    id: 'upstream.saved_reset_expiring:u1',
    severity: 'info',
    title: 'A saved quota reset of example-u1 expires within a day',
    knownSince: { atMs: NOW_MS + 3_600_000 - DAY_MS, isLowerBound: false },
  },
  silent: banked(3_600_000, 'next_reset_expires_at', 'resolved'),
  threshold: [banked(DAY_MS + 1), banked(DAY_MS)],
  restsOn: ['alerts', 'upstreams'],
});

it('reads the older name of the expiry too', () => {
  expect(upstreamSavedResets(banked(3_600_000, 'reset_expires_at'))).toHaveLength(1);
});

it('says nothing of a reset that has expired, or whose expiry is not told', () => {
  expect(upstreamSavedResets(banked(0))).toEqual([]);
  expect(upstreamSavedResets(banked(3_600_000, 'new_reset_count'))).toEqual([]);
});
