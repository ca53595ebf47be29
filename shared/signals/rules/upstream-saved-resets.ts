import type { PoolerAlert } from '../../metadata/pooler-alert.ts';
import { found } from '../found.ts';
import type { SignalInput } from '../input.ts';
import type { Finding } from '../signal.ts';

/** A saved reset is worth a look in its last day, ms. Own threshold. */
const EXPIRES_WITHIN_MS = 24 * 60 * 60_000;

/** The evidence keys that name the earliest expiry, the newer first (pooler-contract 8.2). */
const EXPIRY_KEYS = ['next_reset_expires_at', 'reset_expires_at'];

/** When the earliest saved reset of an account expires, Unix ms; null where the alert does not say. */
function expiryOf({ ruleKind, state, evidence }: PoolerAlert): number | null {
  if (ruleKind !== 'upstream_saved_reset_banked_first_seen' || state === 'resolved') return null;
  const text = EXPIRY_KEYS.flatMap((key) => evidence.filter(({ name }) => name === key))[0]?.value;
  const atMs = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}

/**
 * Saved quota resets that lapse unused within the day. Only the Pooler's own alert on them tells their expiry, so
 * without a database connection nothing is known of them (pooler-contract 8.1).
 */
export function upstreamSavedResets(input: SignalInput): Finding[] {
  return input.picture.upstreams.flatMap((upstream) => {
    const expiries = input.picture.alerts
      .filter(({ upstreamId }) => upstreamId === upstream.id)
      .flatMap((alert) => expiryOf(alert) ?? [])
      .filter((atMs) => atMs > input.nowMs && atMs - input.nowMs <= EXPIRES_WITHIN_MS);
    if (expiries.length === 0) return [];
    const expiresAtMs = Math.min(...expiries);
    const expiry = `${new Date(expiresAtMs).toISOString().slice(0, 16)}Z`;
    return [
      found(input, {
        rule: 'upstream.saved_reset_expiring',
        severity: 'info',
        subject: { kind: 'upstream', id: upstream.id, label: upstream.label },
        title: `A saved quota reset of ${upstream.label} expires within a day`,
        impact: 'The saved reset is lost if nobody redeems it; traffic is not affected',
        nextCheck: `Decide whether to redeem the saved reset of ${upstream.label} before it expires`,
        restsOn: ['alerts', 'upstreams'],
        evidence: [{ source: 'alerts', text: `saved reset expires ${expiry}` }],
        knownSince: { atMs: expiresAtMs - EXPIRES_WITHIN_MS, isLowerBound: false },
      }),
    ];
  });
}
