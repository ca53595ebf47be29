import type { ApiKey } from '../../metadata/access.ts';
import { found } from '../found.ts';
import { type SignalInput, statusSince } from '../input.ts';
import type { Finding } from '../signal.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A paused or revoked key is news for a day, ms; after that its status is how it is meant. Own threshold. */
const STATUS_NEWS_MS = DAY_MS;

/** Time enough to hand out a new key, ms (issue: keys expiring within 7 days). */
export const KEY_EXPIRES_SOON_MS = 7 * DAY_MS;

/** An expired key is told for a week, ms: clients that still hold it have been heard of by then. Own threshold. */
const EXPIRED_NEWS_MS = 7 * DAY_MS;

/** Only in its last day does an expiry press, ms: until then it is news for a calm hour. Own threshold. */
const PRESSING_MS = DAY_MS;

/** A key that was used in the day before it ended has clients that notice, ms. Own threshold. */
const IN_USE_MS = DAY_MS;

/** A key nobody has used in a month was given out in vain, ms. Own threshold. */
const NEVER_USED_AFTER_MS = 30 * DAY_MS;

interface KeyRule {
  readonly rule: Finding['rule'];
  /** When the trouble of the key began or begins to be told, Unix ms; null where there is none at `nowMs`. */
  readonly began: (key: ApiKey, input: SignalInput) => Finding['knownSince'];
  readonly title: (label: string) => string;
  readonly inUse: (label: string) => string;
  readonly unused: (label: string) => string;
  readonly nextCheck: (label: string) => string;
  readonly evidence: (key: ApiKey) => string;
}

function moment(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16)}Z`;
}

function newsOf(atMs: number | null, lastsMs: number, { nowMs }: SignalInput): Finding['knownSince'] {
  if (atMs === null || atMs > nowMs || nowMs - atMs >= lastsMs) return null;
  return { atMs, isLowerBound: false };
}

/** A pause has no time of its own: only one that was seen to begin is news. */
function pausedSince({ id, status }: ApiKey, input: SignalInput): Finding['knownSince'] {
  const since = statusSince(input, 'key', id);
  if (status !== 'paused' || since === null || since.isLowerBound) return null;
  return newsOf(since.atMs, STATUS_NEWS_MS, input);
}

const refused = (label: string) => `Clients that hold ${label} are refused`;
const noClients = (label: string) => `No client has used ${label} lately`;

const KEY_RULES: readonly KeyRule[] = [
  {
    rule: 'key.paused',
    began: pausedSince,
    title: (label) => `The API key ${label} was paused`,
    inUse: refused,
    unused: noClients,
    nextCheck: (label) => `Ask whether the pause of ${label} is meant, and resume it if not`,
    evidence: () => 'status paused',
  },
  {
    rule: 'key.revoked',
    began: ({ status, revokedAtMs }, input) =>
      status === 'revoked' ? newsOf(revokedAtMs, STATUS_NEWS_MS, input) : null,
    title: (label) => `The API key ${label} was revoked`,
    inUse: refused,
    unused: noClients,
    nextCheck: (label) => `Make sure that the clients of ${label} have another key`,
    evidence: ({ revokedAtMs }) => (revokedAtMs === null ? 'revoked' : `revoked ${moment(revokedAtMs)}`),
  },
  {
    // Expiry is no status: the list goes on calling the key active (POOLER-T10).
    rule: 'key.expired',
    began: ({ status, expiresAtMs }, input) =>
      status === 'active' ? newsOf(expiresAtMs, EXPIRED_NEWS_MS, input) : null,
    title: (label) => `The API key ${label} has expired`,
    inUse: refused,
    unused: noClients,
    nextCheck: (label) => `Give the clients of ${label} a new key, or revoke it if nobody needs it`,
    evidence: ({ expiresAtMs }) =>
      `status active${expiresAtMs === null ? '' : `, expired ${moment(expiresAtMs)}`}`,
  },
  {
    rule: 'key.expiring',
    began: ({ status, expiresAtMs }, { nowMs }) =>
      status === 'active' &&
      expiresAtMs !== null &&
      expiresAtMs > nowMs &&
      expiresAtMs - nowMs <= KEY_EXPIRES_SOON_MS
        ? { atMs: expiresAtMs - KEY_EXPIRES_SOON_MS, isLowerBound: false }
        : null,
    title: (label) => `The API key ${label} expires within 7 days`,
    inUse: (label) => `Clients that hold ${label} will be refused within 7 days`,
    unused: noClients,
    nextCheck: (label) => `Give the clients of ${label} a new key before it expires`,
    evidence: ({ expiresAtMs }) => (expiresAtMs === null ? 'expires' : `expires ${moment(expiresAtMs)}`),
  },
  {
    rule: 'key.never_used',
    began: ({ status, lastUsedAtMs, createdAtMs, expiresAtMs }, { nowMs }) =>
      status === 'active' &&
      lastUsedAtMs === null &&
      (expiresAtMs === null || expiresAtMs > nowMs) &&
      nowMs - createdAtMs >= NEVER_USED_AFTER_MS
        ? { atMs: createdAtMs + NEVER_USED_AFTER_MS, isLowerBound: false }
        : null,
    title: (label) => `The API key ${label} was never used`,
    inUse: refused,
    unused: (label) => `No client needs ${label} so far, and a key that nobody uses can only be lost`,
    nextCheck: (label) => `Ask who asked for ${label}, and revoke it if nobody needs it`,
    evidence: ({ createdAtMs }) => `created ${moment(createdAtMs)}, never used`,
  },
];

/** In use: the last request came within a day of the moment the key ended, or of now where it has not. */
function isInUse({ lastUsedAtMs }: ApiKey, endMs: number): boolean {
  return lastUsedAtMs !== null && lastUsedAtMs > endMs - IN_USE_MS;
}

function isPressing({ expiresAtMs }: ApiKey, nowMs: number): boolean {
  return expiresAtMs === null || expiresAtMs - nowMs <= PRESSING_MS;
}

/** API keys that are refused or soon will be, and keys nobody uses (pooler-contract 3.6, 9). */
export function keyStanding(input: SignalInput): Finding[] {
  return input.picture.keys.flatMap((key) =>
    KEY_RULES.flatMap((rule) => {
      const since = rule.began(key, input);
      if (since === null) return [];
      const inUse = isInUse(key, Math.min(key.revokedAtMs ?? key.expiresAtMs ?? since.atMs, input.nowMs));
      return [
        found(input, {
          rule: rule.rule,
          severity: inUse && isPressing(key, input.nowMs) ? 'watch' : 'info',
          audience: 'owner',
          subject: { kind: 'key', id: key.id, label: key.label },
          title: rule.title(key.label),
          impact: (inUse ? rule.inUse : rule.unused)(key.label),
          nextCheck: rule.nextCheck(key.label),
          restsOn: ['keys'],
          evidence: [{ source: 'keys', text: rule.evidence(key), fromMs: since.atMs }],
          knownSince: since,
        }),
      ];
    }),
  );
}
