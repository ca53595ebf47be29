import type { InviteRow } from '../access-rows.ts';
import { type JsonObject, timestamp, withoutNulls } from '../json.ts';
import { maskEmail } from '../masking.ts';
import type { InPool } from '../visibility.ts';
import { fieldLine } from './readable-text.ts';

/** What counts of an invite at a moment: accepted and revoked stand, the rest expires (pooler-contract 3.12). */
export function inviteStatus(row: InviteRow, nowMs: number): 'active' | 'accepted' | 'revoked' | 'expired' {
  if (row.acceptedAtMs !== null) return 'accepted';
  if (row.revokedAtMs !== null) return 'revoked';
  return row.expiresAtMs <= nowMs ? 'expired' : 'active';
}

/** An invite as list and get show it: null fields absent, e-mails masked; its creator is never shown. */
export function inviteRecord({ row, pool }: InPool<InviteRow>, nowMs: number): JsonObject {
  return withoutNulls({
    id: row.id,
    pool_id: pool.id,
    pool_name: pool.name,
    pool_slug: pool.slug,
    status: inviteStatus(row, nowMs),
    expires_at: timestamp(row.expiresAtMs),
    created_at: timestamp(row.createdAtMs),
    accepted_at: timestamp(row.acceptedAtMs),
    email_sent_at: timestamp(row.emailSentAtMs),
    revoked_at: timestamp(row.revokedAtMs),
    invited_email: maskedEmail(row.invitedEmail),
    accepted_by_email: maskedEmail(row.acceptedByEmail),
  });
}

/** What is shown of an invite among several. */
export function inviteCandidate({ row, pool }: InPool<InviteRow>, nowMs: number): JsonObject {
  return {
    id: row.id,
    pool_name: pool.name,
    pool_slug: pool.slug,
    invited_email: maskedEmail(row.invitedEmail),
    status: inviteStatus(row, nowMs),
  };
}

/** The invite's line in the text of a list or a detail. */
export function inviteLine(invite: InPool<InviteRow>, nowMs: number): string {
  const { row } = invite;
  return fieldLine({
    ...shortFields(invite, nowMs),
    sent: timestamp(row.emailSentAtMs) ?? 'unknown',
    accepted: timestamp(row.acceptedAtMs) ?? 'none',
  });
}

/** The line of an invite among several. */
export function inviteCandidateLine(invite: InPool<InviteRow>, nowMs: number): string {
  return fieldLine({ ...shortFields(invite, nowMs), id: invite.row.id });
}

function shortFields({ row, pool }: InPool<InviteRow>, nowMs: number): JsonObject {
  return {
    status: inviteStatus(row, nowMs),
    recipient: maskedEmail(row.invitedEmail) ?? 'unknown',
    pool: pool.slug,
  };
}

function maskedEmail(email: string | null): string | null {
  return email === null ? null : maskEmail(email);
}
