import type { Invite } from '../../metadata/access.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

/** Of the day an invite lives (pooler-contract 2.8), the last hours are time to remind its guest, ms. Own threshold. */
const EXPIRES_WITHIN_MS = 6 * 60 * 60_000;

/** An invite that lapsed is told for a day, ms. Own threshold. */
const EXPIRED_NEWS_MS = 24 * 60 * 60_000;

function inviteFinding(
  input: SignalInput,
  { id, label, poolId, expiresAtMs }: Invite,
  said: Pick<Finding, 'rule' | 'title' | 'impact'> & { readonly sinceMs: number },
): Finding {
  const { sinceMs, ...words } = said;
  const pool = input.picture.pools.find((candidate) => candidate.id === poolId);
  const where = pool === undefined ? '' : ` to ${pool.label}`;
  return found(input, {
    ...words,
    severity: 'info',
    audience: 'owner',
    subject: { kind: 'invite', id, label },
    nextCheck: `Ask whether the guest of ${label}${where} still needs access, and invite again if so`,
    restsOn: ['invites'],
    evidence: [
      {
        source: 'invites',
        text: `not accepted, expires ${new Date(expiresAtMs).toISOString().slice(0, 16)}Z`,
        fromMs: sinceMs,
      },
    ],
    knownSince: { atMs: sinceMs, isLowerBound: false },
  });
}

/** Invites that nobody has accepted and that expire soon or have just expired (pooler-contract 3.12). */
export function inviteStanding(input: SignalInput): Finding[] {
  const { nowMs } = input;
  return input.picture.invites.flatMap((invite) => {
    const leftMs = invite.expiresAtMs - nowMs;
    if (invite.status !== 'active' && invite.status !== 'expired') return [];
    if (leftMs > EXPIRES_WITHIN_MS || leftMs <= -EXPIRED_NEWS_MS) return [];
    if (leftMs > 0) {
      return [
        inviteFinding(input, invite, {
          rule: 'invite.expiring',
          title: `${invite.label} expires within 6 hours and is not accepted yet`,
          impact: `Whoever was sent ${invite.label} can join for less than 6 hours; traffic is not affected`,
          sinceMs: invite.expiresAtMs - EXPIRES_WITHIN_MS,
        }),
      ];
    }
    return [
      inviteFinding(input, invite, {
        rule: 'invite.expired',
        title: `${invite.label} has expired without being accepted`,
        impact: `Whoever was sent ${invite.label} can no longer join; traffic is not affected`,
        sinceMs: invite.expiresAtMs,
      }),
    ];
  });
}
