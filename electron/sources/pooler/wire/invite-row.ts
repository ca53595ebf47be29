import { z } from 'zod';
import type { Invite } from '../../../../shared/metadata/access.ts';
import { aliasOf } from '../labels.ts';
import { idField, optionalField, timeField, wordField } from './fields.ts';

/** One item of `list_invites` (pooler-contract 3.12). The e-mails are not parsed, masked or not. */
export const inviteRow = z.object({
  id: idField,
  pool_id: idField,
  status: wordField,
  created_at: timeField,
  expires_at: timeField,
  accepted_at: optionalField(timeField),
  email_sent_at: optionalField(timeField),
  revoked_at: optionalField(timeField),
});
export type InviteRow = z.output<typeof inviteRow>;

/** The invite as the console knows it: by the alias of its id. */
export function inviteOf(row: InviteRow): Invite {
  return {
    id: row.id,
    label: aliasOf('invite', row.id),
    poolId: row.pool_id,
    status: row.status,
    createdAtMs: row.created_at,
    expiresAtMs: row.expires_at,
    acceptedAtMs: row.accepted_at,
    emailSentAtMs: row.email_sent_at,
    revokedAtMs: row.revoked_at,
  };
}
