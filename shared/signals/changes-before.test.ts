import { expect, it } from 'vitest';
import type { AuditEvent } from '../metadata/audit-log.ts';
import { auditEvent } from '../metadata/testing/history-records.ts';
import { MINUTE_MS, membership, NOW_MS, picture, pool } from '../metadata/testing/records.ts';
import { linkChanges } from './changes-before.ts';
import { NO_HISTORY } from './input.ts';
import type { Signal } from './signal.ts';
import { signal } from './testing/signals.ts';

/** What is linked to a signal that began now, by what was done before. */
function linked(audits: readonly AuditEvent[], change: Partial<Signal> = {}): string[] {
  const [after] = linkChanges([signal('a', change)], {
    history: { ...NO_HISTORY, audits },
    picture: picture({ pools: [pool('primary')], memberships: [membership('batch', ['u1', 'u7'])] }),
  });
  return (after?.evidence ?? []).map(({ text }) => text);
}

const ago = (ms: number, change: Partial<AuditEvent> = {}) =>
  auditEvent(`e${ms}`, { occurredAtMs: NOW_MS - ms, ...change });

/** A change of all the Pooler. */
const TO_ALL = {
  action: 'instance_settings.update',
  targetType: 'instance_settings',
  targetId: null,
  poolId: null,
};

it('tells what was changed just before a signal began', () => {
  expect(linked([ago(2 * MINUTE_MS)])).toEqual(['pool.routing_update on example-primary 2 minutes before']);
  expect(linked([ago(0)])).toEqual(['pool.routing_update on example-primary less than a minute before']);
});

it('looks ten minutes back and never ahead', () => {
  expect(linked([ago(10 * MINUTE_MS)])).toHaveLength(1);
  expect(linked([ago(10 * MINUTE_MS + 1)])).toEqual([]);
  expect(linked([ago(-1)])).toEqual([]);
});

it('puts what was done to its very subject first, then what was done to all', () => {
  const changes = [
    ago(1_000, { action: 'pool.update', targetId: 'other', poolId: 'other' }),
    ago(2_000, TO_ALL),
    ago(3_000, { action: 'upstream_account.pause', targetType: 'upstream_identity', targetId: 'u1' }),
  ];
  expect(linked(changes).map((text) => text.split(' ')[0])).toEqual([
    'upstream_account.pause',
    'instance_settings.update',
    'pool.update',
  ]);
});

it('puts a change of an upstream’s Pool before one of all the Pooler', () => {
  const changes = [
    ago(1_000, TO_ALL),
    ago(2_000, { action: 'pool.routing_update', targetId: 'batch', poolId: 'batch' }),
  ];
  expect(linked(changes)[0]).toMatch(/^pool.routing_update/);
});

it('puts a change of a Pool’s upstream before one of all the Pooler', () => {
  const changes = [
    ago(1_000, TO_ALL),
    ago(2_000, { action: 'upstream_account.pause', targetType: 'upstream_identity', targetId: 'u7' }),
  ];
  expect(linked(changes, { subject: { kind: 'pool', id: 'batch', label: 'example-batch' } })[0]).toMatch(
    /^upstream_account.pause/,
  );
});

it('links what was changed of the alerting to alerts only', () => {
  const change = ago(1_000, {
    action: 'alert_rule.update',
    targetType: 'alert_rule',
    targetId: 'r1',
    poolId: null,
  });
  expect(linked([change])).toEqual([]);
  expect(linked([change], { subject: { kind: 'alert', id: 'a1', label: 'x' } })).toHaveLength(1);
});

it('tells a change of several Pools once, and three at most', () => {
  expect(linked([ago(1_000), ago(1_000, { poolId: 'batch' })])).toHaveLength(1);
  const many = Array.from({ length: 5 }, (_, index) => ago(index, { action: `pool.change_${index}` }));
  expect(linked(many)).toHaveLength(3);
});

it('takes no sign-in for a cause', () => {
  expect(linked([ago(1_000, { action: 'auth.login' })])).toEqual([]);
});

it.each<[string, Partial<Signal>]>([
  ['is over', { state: 'resolved' }],
  ['was there at the first look', { sinceIsLowerBound: true }],
  ['is of codex-pdf', { subject: { kind: 'slo', id: 'x', label: 'x' } }],
  ['is a change itself', { subject: { kind: 'audit', id: 'x', label: 'x' } }],
])('links nothing to a signal that %s', (_case, change) => {
  expect(linked([ago(1_000)], change)).toEqual([]);
});
