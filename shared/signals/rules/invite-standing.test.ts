import type { Invite } from '../../metadata/access.ts';
import { DAY_MS, invite } from '../../metadata/testing/access-records.ts';
import { NOW_MS, picture, pool } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput } from '../testing/signals.ts';
import { inviteStanding } from './invite-standing.ts';

const HOUR_MS = 3_600_000;
const endsIn = (ms: number, change: Partial<Invite> = {}) =>
  signalInput({
    picture: picture({
      pools: [pool('primary')],
      invites: [invite('i1', { expiresAtMs: NOW_MS + ms, ...change })],
    }),
  });

testRule({
  rule: 'invite.expiring',
  of: inviteStanding,
  fires: endsIn(HOUR_MS),
  saying: {
    severity: 'info',
    nextCheck:
      'Ask whether the guest of invite-i1 to example-primary still needs access, and invite again if so',
  },
  silent: endsIn(HOUR_MS, { status: 'accepted' }),
  threshold: [endsIn(6 * HOUR_MS + 1), endsIn(6 * HOUR_MS)],
  restsOn: ['invites'],
});

testRule({
  rule: 'invite.expired',
  of: inviteStanding,
  fires: endsIn(-HOUR_MS, { status: 'expired' }),
  saying: { knownSince: { atMs: NOW_MS - HOUR_MS, isLowerBound: false } },
  silent: endsIn(-DAY_MS, { status: 'expired' }),
  threshold: [endsIn(1), endsIn(0)],
  restsOn: ['invites'],
});
