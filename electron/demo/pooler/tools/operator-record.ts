import { type JsonObject, timestamp, withoutNulls } from '../json.ts';
import { maskEmail } from '../masking.ts';
import type { OperatorAccount, OperatorRow } from '../world.ts';
import { fieldLine } from './readable-text.ts';
import { type ToolCall, ToolError } from './tool.ts';

/** The operators an owner sees, deleted ones left out; an admin is refused (pooler-contract 3.10). */
export function visibleOperators({ world, operator }: ToolCall): readonly OperatorRow[] {
  if (operator.role !== 'instance_owner') {
    const message = 'operator metadata tools require the instance owner role';
    throw new ToolError('capability_denied', message);
  }
  return world.operators
    .filter((row) => !row.deleted)
    .toSorted((a, b) => (a.email < b.email ? -1 : a.email > b.email ? 1 : 0));
}

/** An operator as list and get show it; the time of the last login is lost in an empty object (POOLER-T9). */
export function operatorRecord(row: OperatorRow): JsonObject {
  const account = accountOf(row);
  return withoutNulls({
    ...operatorCandidate(row),
    password_change_required: row.passwordChangeRequired,
    totp_status: totpStatus(account),
    mcp_enabled: row.mcpEnabled,
    mcp_key_count: account.mcpKeyCount,
    last_login_at: account.lastLoginAtMs === null ? null : {},
    created_at: timestamp(account.createdAtMs),
    updated_at: timestamp(account.updatedAtMs),
  });
}

/** What is shown of an operator among several. */
export function operatorCandidate(row: OperatorRow): JsonObject {
  return {
    id: row.id,
    display_name: row.displayName ?? 'Operator',
    email: maskEmail(row.email),
    status: row.status,
  };
}

/** The operator's line in the text of a list. */
export function operatorLine(row: OperatorRow): string {
  return fieldLine(lineFields(row));
}

/** The same with its times, for the text of a detail. */
export function operatorDetailLine(row: OperatorRow): string {
  const { createdAtMs, updatedAtMs } = accountOf(row);
  return fieldLine({
    ...lineFields(row),
    created: timestamp(createdAtMs),
    updated: timestamp(updatedAtMs),
  });
}

function lineFields(row: OperatorRow): JsonObject {
  const account = accountOf(row);
  return {
    ...shortFields(row),
    mcp: row.mcpEnabled ? 'enabled' : 'disabled',
    keys: account.mcpKeyCount,
    password_change_required: row.passwordChangeRequired,
    totp: totpStatus(account),
  };
}

/** The line of an operator among several. */
export function operatorCandidateLine(row: OperatorRow): string {
  return fieldLine({ ...shortFields(row), id: row.id });
}

function shortFields(row: OperatorRow): JsonObject {
  return { name: row.displayName ?? 'Operator', status: row.status, email: maskEmail(row.email) };
}

function accountOf(row: OperatorRow): OperatorAccount {
  return row.account ?? FRESH_ACCOUNT;
}

const FRESH_ACCOUNT: OperatorAccount = {
  mcpKeyCount: 0,
  totpEnabled: false,
  lastLoginAtMs: null,
  createdAtMs: 0,
  updatedAtMs: 0,
};

function totpStatus(account: OperatorAccount): string {
  return account.totpEnabled ? 'active' : 'disabled';
}
