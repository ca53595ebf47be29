import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../../shared/metadata/audit-log.ts';
import { auditEvent, auditQuery, logRows, uuid } from '../testing/log-rows.ts';
import { temporaryStore } from '../testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const record = (events: AuditEvent[], observedAtMs = 9_000) =>
  kept.store.recordAudits(logRows(events, observedAtMs));
const found = (change: Parameters<typeof auditQuery>[0] = {}) =>
  kept.store.auditPage(auditQuery(change)).rows.map(({ id }) => Number(id.slice(-4)));

describe('the audit history', () => {
  test('gives every event back as it was, once', () => {
    const event = auditEvent(1, 1_000, {
      poolId: null,
      poolLabel: null,
      facts: [{ name: 'status', value: 'paused' }],
    });
    expect(record([event])).toEqual({ added: 1, changed: 0 });
    expect(record([event])).toEqual({ added: 0, changed: 0 });
    expect(kept.store.auditPage(auditQuery()).rows).toEqual([event]);
  });

  test('does not know at a past moment what was read later', () => {
    record([auditEvent(1, 1_000)], 5_000);
    expect(found({ asOfMs: 4_999 })).toEqual([]);
    expect(found({ asOfMs: 5_000 })).toEqual([1]);
  });

  test('is filtered by every field', () => {
    record([
      auditEvent(1, 1_000, { poolId: 'p2' }),
      auditEvent(2, 2_000, { action: 'api_key.create', targetType: 'key' }),
      auditEvent(3, 3_000, { action: 'api_keyring.open', actorId: 'o2', outcome: 'failure' }),
    ]);
    expect(found({ poolId: 'p2' })).toEqual([1]);
    expect(found({ targetType: 'key' })).toEqual([2]);
    expect(found({ actorId: 'o2' })).toEqual([3]);
    expect(found({ outcome: 'failure' })).toEqual([3]);
    expect(found({ action: 'api_key.create' })).toEqual([2]);
    expect(found({ action: 'api_key.' })).toEqual([2, 1]);
    expect(found({ action: 'no.such' })).toEqual([]);
    expect(found({ action: 'none.' })).toEqual([]);
    expect(found({ fromMs: 2_000, toMs: 2_000 })).toEqual([2]);
  });

  test('is searched in labels, actions, targets and the values of facts, not in their names', () => {
    record([
      auditEvent(1, 1_000, { facts: [{ name: 'changed_keys', value: 'Gateway.timeout' }] }),
      auditEvent(2, 2_000, { actorLabel: 'operator-abcdef0', targetId: 'target-9' }),
      auditEvent(3, 3_000, { correlationId: 'correlation-7' }),
    ]);
    expect(found({ text: 'gateway.T' })).toEqual([1]);
    expect(found({ text: 'changed_keys' })).toEqual([]);
    expect(found({ text: 'ABCDEF' })).toEqual([2]);
    expect(found({ text: 'target-9' })).toEqual([2]);
    expect(found({ text: 'correlation-7' })).toEqual([3]);
    expect(found({ text: uuid(2) })).toEqual([2]);
    expect(found({ text: 'revoke' })).toEqual([3, 2, 1]);
  });

  test('finds one event by its id, of whatever shape that is', () => {
    const events = [auditEvent(1, 1_000), auditEvent(2, 2_000, { id: 'example-event' })];
    record(events);
    expect(events.map(({ id }) => kept.store.auditEvent(id))).toEqual(events);
    expect(kept.store.auditEvent(uuid(3))).toBeNull();
  });

  test('refuses an event with its addresses', () => {
    const leaking = { ...auditEvent(1, 1_000), ip_address: '192.0.2.1' };
    expect(() => record([leaking])).toThrow(/ip_address/);
    expect(found()).toEqual([]);
  });
});
