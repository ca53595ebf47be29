import type { ApiKeyRow, InviteRow } from '../pooler/access-rows.ts';
import { SENTINELS } from '../pooler/sentinels.ts';
import { POOLS, storyId } from './cast.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A key of the story: where it belongs and which number it has in its Pool, from 1. */
export interface KeyPart {
  readonly id: string;
  readonly poolSlug: string;
  readonly number: number;
}

/** Every key of the story, Pool by Pool: as many as the cast gives each Pool. */
export const KEYS: readonly KeyPart[] = POOLS.flatMap(({ slug, apiKeyCount }) =>
  Array.from({ length: apiKeyCount }, (_, index) => ({
    id: storyId(`key ${slug} ${index + 1}`),
    poolSlug: slug,
    number: index + 1,
  })),
);

/** The models that a key with a list may use: the second of every Pool. */
const LISTED_MODELS = ['example-model-a', 'example-model-b'] as const;

/**
 * The API keys at a story time, founded like the Pools at `foundedMs` (Unix ms): the third key of a Pool is
 * paused, the fourth revoked, the fifth expires within the week, the sixth has expired and still says `active`
 * (POOLER-T10), the last was never used.
 */
export function apiKeysAt(elapsedMs: number, startMs: number, foundedMs: number): readonly ApiKeyRow[] {
  return KEYS.map((key, index) => {
    const createdAtMs = foundedMs + index * DAY_MS;
    const usable = key.number !== 3 && key.number !== 4 && key.number !== 6;
    const last = POOLS.find(({ slug }) => slug === key.poolSlug)?.apiKeyCount === key.number;
    return {
      id: key.id,
      poolId: storyId(`pool ${key.poolSlug}`),
      displayName: keyName(key),
      prefix: keyPrefix(key),
      status: key.number === 3 ? 'paused' : key.number === 4 ? 'revoked' : 'active',
      expiresAtMs: expiryMs(key, startMs),
      lastUsedAtMs: last ? null : usable ? wholeMinute(startMs + elapsedMs) : createdAtMs + DAY_MS,
      revokedAtMs: key.number === 4 ? createdAtMs + 2 * DAY_MS : null,
      createdAtMs,
      allowedModels: key.number === 2 ? LISTED_MODELS : null,
      enforcedModel: null,
      enforcedReasoningEffort: null,
      maximumReasoningEffort: key.number === 2 ? 'high' : null,
      reasoningPolicyMode: key.number === 2 ? 'allow_up_to' : 'unrestricted',
      enforcedServiceTier: null,
      createdByUserId: SENTINELS.operatorId,
      hasMetadata: key.number % 2 === 0,
      policyBindingCount: 1,
    };
  });
}

/** Two invites per founded Pool: one accepted long ago, one that is open and expires a day after the story began. */
export function invitesAt(startMs: number, foundedMs: number): readonly InviteRow[] {
  return POOLS.filter(({ status }) => status === 'active').flatMap(({ slug }) => [
    {
      ...invite(`accepted ${slug}`, slug, foundedMs + DAY_MS),
      acceptedAtMs: foundedMs + DAY_MS + HOUR_MS,
      acceptedByEmail: SENTINELS.inviteEmail,
    },
    invite(`open ${slug} ${startMs}`, slug, startMs),
  ]);
}

function invite(name: string, slug: string, createdAtMs: number): InviteRow {
  return {
    id: storyId(`invite ${name}`),
    poolId: storyId(`pool ${slug}`),
    createdAtMs,
    expiresAtMs: createdAtMs + DAY_MS,
    acceptedAtMs: null,
    revokedAtMs: null,
    emailSentAtMs: createdAtMs + 5_000,
    invitedEmail: SENTINELS.inviteEmail,
    acceptedByEmail: null,
  };
}

/** `sk-cxp-` and twelve hex digits of the key's id; the secret half exists nowhere. */
export function keyPrefix({ id }: KeyPart): string {
  return `sk-cxp-${id.replaceAll('-', '').slice(0, 12)}`;
}

/** Two names break the redaction policy on purpose: one is an e-mail, one only contains one. */
export function keyName({ poolSlug, number }: KeyPart): string {
  if (number === 7) return SENTINELS.keyEmail;
  if (number === 8) return `example-client of ${SENTINELS.keyLabelEmail}`;
  return `${poolSlug}-client-${String(number).padStart(2, '0')}`;
}

function expiryMs({ number }: KeyPart, startMs: number): number | null {
  if (number === 5) return startMs + 10 * DAY_MS;
  return number === 6 ? startMs - DAY_MS : null;
}

function wholeMinute(atMs: number): number {
  return Math.floor(atMs / 60_000) * 60_000;
}
