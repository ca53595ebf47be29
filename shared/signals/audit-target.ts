import type { AuditEvent } from '../metadata/audit-log.ts';
import type { SignalInput } from './input.ts';

/** What kinds of targets are called where nobody knows their name (pooler-contract 3.16). */
const KIND_WORDS: Readonly<Record<string, string>> = {
  api_key: 'an API key',
  pool: 'a Pool',
  upstream_identity: 'an upstream',
  invite: 'an invite',
  operator_mcp_key: 'an MCP token',
  user: 'an operator',
  membership: 'a membership',
  instance_settings: 'the system settings',
  alert_rule: 'an alert rule',
  alert_channel: 'an alert channel',
  alert_incident: 'an alert',
  session: 'a session',
  totp_setting: 'a second factor',
  recovery_code: 'a recovery code',
};

/** The public-safe name of what an audit event was done to: its label where it is listed, else what it is. */
export function auditTarget(
  { targetType, targetId }: AuditEvent,
  { picture }: Pick<SignalInput, 'picture'>,
): string {
  const named = [
    ...picture.pools,
    ...picture.upstreams,
    ...picture.keys,
    ...picture.operators,
    ...picture.invites,
  ].find(({ id }) => id === targetId);
  return named?.label ?? KIND_WORDS[targetType] ?? 'something';
}
