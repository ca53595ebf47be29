import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../metadata/audit-log.ts';
import { apiKey } from '../../metadata/testing/access-records.ts';
import { auditEvent } from '../../metadata/testing/history-records.ts';
import { MINUTE_MS, NOW_MS, picture, upstream } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { auditChanges } from './audit-changes.ts';

const done = (action: string, agoMs = MINUTE_MS, change: Partial<AuditEvent> = {}) =>
  withHistory({ audits: [auditEvent('e1', { action, occurredAtMs: NOW_MS - agoMs, ...change })] });

describe.each([
  ['audit.account_change', 'upstream_account.oauth_device_link', 'upstream_account.pause'],
  ['audit.role_change', 'membership.role_update', 'auth.login'],
  ['audit.invite_change', 'invite.revoke', 'pool.create'],
  ['audit.mcp_change', 'mcp.operator_enable', 'auth.logout'],
  ['audit.key_change', 'api_key.rotate', 'pool.routing_update'],
  ['audit.settings_change', 'instance_settings.update', 'alert_rule.update'],
])('an audit event', (rule, action, harmless) => {
  testRule({
    rule,
    of: auditChanges,
    fires: done(action),
    saying: { severity: 'info', security: true, audience: 'owner', isEvent: true },
    silent: done(harmless),
    threshold: [done(action, 60 * MINUTE_MS), done(action, 60 * MINUTE_MS - 1)],
    restsOn: ['audit'],
  });
});

it('of credentials goes before that of the operator they belong to', () => {
  expect(auditChanges(done('operator.password_reset'))).toMatchObject([{ rule: 'audit.account_change' }]);
});

it('is one however many Pools it was written for', () => {
  const row = (id: string, poolId: string) =>
    auditEvent(id, {
      action: 'upstream_account.oauth_browser_link',
      targetType: 'upstream_identity',
      targetId: 'u1',
      poolId,
      poolLabel: `example-${poolId}`,
    });
  const input = withHistory(
    { audits: [row('e1', 'primary'), row('e2', 'batch')] },
    { picture: picture({ upstreams: [upstream('u1')] }) },
  );
  expect(auditChanges(input)).toMatchObject([
    {
      id: 'audit.account_change:upstream_account.oauth_browser_link:u1',
      title: 'Credentials were changed: upstream_account.oauth_browser_link on example-u1 in 2 Pools',
      evidence: [{ text: 'upstream_account.oauth_browser_link by operator-o1' }],
    },
  ]);
});

it('says how often it was done', () => {
  const audits = [1, 20, 40].map((minutes) =>
    auditEvent(`e${minutes}`, { action: 'api_key.update', occurredAtMs: NOW_MS - minutes * MINUTE_MS }),
  );
  expect(auditChanges(withHistory({ audits }))).toMatchObject([
    {
      evidence: [
        {
          text: 'api_key.update by operator-o1, 3 times in the last hour',
          fromMs: NOW_MS - 40 * MINUTE_MS,
          toMs: NOW_MS - MINUTE_MS,
        },
      ],
    },
  ]);
});

it('names what changed, and the key it was done to', () => {
  const facts = [{ name: 'changed_keys' as const, value: 'gateway.bulkheads' }];
  const change = { targetType: 'instance_settings', targetId: null, poolId: null, poolLabel: null, facts };
  expect(auditChanges(done('instance_settings.update', 1, change))[0]).toMatchObject({
    title: 'System settings were changed: instance_settings.update on the system settings',
    evidence: [{ text: 'instance_settings.update by operator-o1: gateway.bulkheads' }],
  });
  const key = withHistory(
    { audits: [auditEvent('e1', { action: 'api_key.pause', targetType: 'api_key', targetId: 'k1' })] },
    { picture: picture({ keys: [apiKey('k1')] }) },
  );
  expect(auditChanges(key)[0]?.subject.label).toBe('api_key.pause on example-k1');
});
