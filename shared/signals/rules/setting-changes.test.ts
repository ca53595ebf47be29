import { describe, expect, it } from 'vitest';
import type { RequestWindow } from '../../metadata/request-figures.ts';
import { settings } from '../../metadata/testing/access-records.ts';
import { auditEvent, requestFigures, settingChange } from '../../metadata/testing/history-records.ts';
import { MINUTE_MS, NOW_MS, picture } from '../../metadata/testing/records.ts';
import { testRule } from '../testing/rule-table.ts';
import { withHistory } from '../testing/signals.ts';
import { settingChanges } from './setting-changes.ts';

function changed(name: string, agoMs = 5 * MINUTE_MS, current: Partial<RequestWindow> = { settled: 0 }) {
  return withHistory(
    {
      transitions: [settingChange(name, { atMs: NOW_MS - agoMs })],
      requests: requestFigures(current),
    },
    { picture: picture({ settings: settings() }) },
  );
}

testRule({
  rule: 'setting.changed',
  of: settingChanges,
  fires: changed('gateway.bulkheads'),
  saying: {
    id: 'setting.changed:admission',
    severity: 'info',
    security: false,
    isEvent: true,
    title: 'The settings of admission limits changed',
    impact:
      'More or fewer requests may be queued or refused (new work sees the new value after the cache reloads, while in-flight requests keep the old one)',
    evidence: [expect.objectContaining({ text: 'gateway.bulkheads changed' })],
  },
  silent: changed('metrics.bearer_token'),
  threshold: [
    changed('gateway.bulkheads', 120 * MINUTE_MS),
    changed('gateway.bulkheads', 120 * MINUTE_MS - 1),
  ],
  restsOn: ['settings'],
});

describe('a changed setting', () => {
  it('is a watch while requests of that moment are in the window', () => {
    expect(settingChanges(changed('gateway.bulkheads', 5 * MINUTE_MS, {}))).toMatchObject([
      { severity: 'watch', title: 'The settings of admission limits changed during active traffic' },
    ]);
    expect(settingChanges(changed('gateway.bulkheads', 16 * MINUTE_MS, {}))).toMatchObject([
      { severity: 'info' },
    ]);
    expect(
      settingChanges(changed('gateway.bulkheads', 5 * MINUTE_MS, { settled: 0, open: 1 })),
    ).toMatchObject([{ severity: 'watch' }]);
  });

  it.each([
    ['gateway.upstream_connect_timeout_ms', 'timeouts', false],
    ['gateway.circuit_open_seconds', 'circuit', false],
    ['ingress.firewall_allowlist', 'firewall', true],
    ['ingress.max_compressed_body_bytes', 'ingress', false],
    ['mcp.enabled', 'mcp', true],
    ['smtp.retries', 'smtp', false],
    ['catalog.openai_pricing_url', 'catalog', false],
  ])('%s belongs to %s; an owner reviews it: %s', (name, id, security) => {
    expect(settingChanges(changed(name))).toMatchObject([{ subject: { id }, security }]);
  });

  it('is told once per family', () => {
    const transitions = [settingChange('gateway.bulkheads'), settingChange('gateway.bulkheads')];
    const twice = withHistory({ transitions }, { picture: picture({ settings: settings() }) });
    expect(settingChanges(twice)).toMatchObject([{ evidence: [{ text: 'gateway.bulkheads changed' }] }]);
  });

  it('was no change when the console saw it for the first time', () => {
    const transitions = [settingChange('gateway.bulkheads', { timing: 'since at least' })];
    expect(
      settingChanges(withHistory({ transitions }, { picture: picture({ settings: settings() }) })),
    ).toEqual([]);
  });

  it('is inferred from the audit log where no database is read', () => {
    const facts = [{ name: 'changed_keys' as const, value: 'gateway.bulkheads, mcp.enabled' }];
    const audits = [auditEvent('e1', { action: 'instance_settings.update', facts })];
    expect(settingChanges(withHistory({ audits }))).toMatchObject([
      {
        subject: { id: 'admission' },
        surfaces: ['audit'],
        evidence: [{ text: 'inferred from the audit log: gateway.bulkheads changed' }],
      },
      { subject: { id: 'mcp' }, security: true },
    ]);
  });
});
