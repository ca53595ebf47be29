import { z } from 'zod';
import type { Operator } from '../../../../shared/metadata/access.ts';
import { aliasOf } from '../labels.ts';
import { countField, idField, timeField, wordField } from './fields.ts';

/** One item of `list_operators` (pooler-contract 3.10). Name and e-mail are not parsed. */
export const operatorRow = z.object({
  id: idField,
  status: wordField,
  password_change_required: z.boolean(),
  totp_status: wordField,
  mcp_enabled: z.boolean(),
  mcp_key_count: countField,
  last_login_at: z.unknown().optional(),
  created_at: timeField,
  updated_at: timeField,
});
export type OperatorRow = z.output<typeof operatorRow>;

/** The operator as the console knows them: the id points at a person, so its alias stands for it everywhere. */
export function operatorOf(row: OperatorRow): Operator {
  return {
    id: aliasOf('operator', row.id),
    label: aliasOf('operator', row.id),
    status: row.status,
    passwordChangeRequired: row.password_change_required,
    totpStatus: row.totp_status,
    mcpEnabled: row.mcp_enabled,
    mcpKeyCount: row.mcp_key_count,
    // POOLER-T9: an empty object stands for "has logged in", absence for "never".
    everLoggedIn: row.last_login_at !== undefined && row.last_login_at !== null,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
  };
}
