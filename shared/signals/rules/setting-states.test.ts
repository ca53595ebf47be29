import { expect, it } from 'vitest';
import { settings } from '../../metadata/testing/access-records.ts';
import { auditEvent, settingChange } from '../../metadata/testing/history-records.ts';
import { MINUTE_MS, NOW_MS, picture } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { signalInput, withHistory } from '../testing/signals.ts';
import { settingStates } from './setting-states.ts';

const paused = (value: string) =>
  signalInput({
    picture: picture({
      settings: settings({
        values: [{ family: 'development', key: 'account_reconciliation_paused', value }],
      }),
    }),
  });

testRule({
  rule: 'setting.reconciliation_paused',
  of: settingStates,
  fires: paused('true'),
  saying: {
    id: 'setting.reconciliation_paused:development.account_reconciliation_paused',
    severity: 'watch',
  },
  silent: signalInput(),
  threshold: [paused('false'), paused('true')],
  restsOn: ['settings', 'quotas'],
});

const secret = (status: string) =>
  signalInput({
    picture: picture({
      settings: settings({
        secrets: [{ name: 'smtp.password', status, fingerprint: null, keyVersion: null }],
      }),
    }),
  });

testRule({
  rule: 'setting.secret_unavailable',
  of: settingStates,
  fires: secret('unavailable'),
  saying: { security: true, audience: 'owner', impact: 'Invites and alerts by mail may not arrive' },
  silent: secret('intentionally_unset'),
  threshold: [secret('configured'), secret('unavailable')],
  restsOn: ['settings'],
});

const rotated = (agoMs: number, name = 'metrics.bearer_token') =>
  withHistory(
    { transitions: [settingChange(name, { field: 'fingerprint', atMs: NOW_MS - agoMs })] },
    { picture: picture({ settings: settings() }) },
  );

testRule({
  rule: 'setting.secret_changed',
  of: settingStates,
  fires: rotated(MINUTE_MS),
  saying: {
    severity: 'info',
    security: true,
    isEvent: true,
    evidence: [expect.objectContaining({ text: 'fingerprint of metrics.bearer_token changed' })],
  },
  silent: rotated(MINUTE_MS, 'gateway.bulkheads'),
  threshold: [rotated(120 * MINUTE_MS), rotated(120 * MINUTE_MS - 1)],
  restsOn: ['settings'],
});

it('infers a change of a secret from the audit log where no database is read', () => {
  const facts = [
    { name: 'metrics_auth_state' as const, value: 'rotated' },
    { name: 'smtp_auth_state' as const, value: 'unchanged_unset' },
  ];
  const audits = [auditEvent('e1', { action: 'instance_settings.update', facts })];
  expect(settingStates(withHistory({ audits }))).toMatchObject([
    {
      id: 'setting.secret_changed:metrics.bearer_token',
      evidence: [{ text: 'inferred from the audit log: metrics.bearer_token rotated' }],
    },
  ]);
});
