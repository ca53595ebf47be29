import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { alert, apiKey, invite, operator, settings } from '../../shared/metadata/testing/access-records.ts';
import { settingsChanges } from './settings-changes.ts';
import { batch, poll } from './testing/records.ts';
import { temporaryStore } from './testing/temporary-store.ts';
import { toldChanges } from './testing/told-changes.ts';

const value = (key: string, text: string) => ({ family: 'gateway', key, value: text });
const secret = (change: object = {}) => ({
  name: 'smtp.password',
  status: 'configured',
  fingerprint: 'sha256:000000000001',
  keyVersion: '1',
  ...change,
});

describe('two readings of the settings', () => {
  test('differ in nothing where nothing changed', () => {
    const reading = settings({ values: [value('timeout', '30')], secrets: [secret()] });
    expect(settingsChanges(reading, { ...reading, lockVersion: 9 })).toEqual([]);
  });

  test('differ by keys that changed, came and went, without their values', () => {
    const before = settings({ values: [value('timeout', '30'), value('old', '1')] });
    const after = settings({ values: [value('timeout', '31'), value('new', '1')] });
    expect(settingsChanges(before, after)).toEqual([
      { id: 'gateway.timeout', field: 'value', from: null, to: 'changed' },
      { id: 'gateway.new', field: 'value', from: null, to: 'added' },
      { id: 'gateway.old', field: 'value', from: null, to: 'removed' },
    ]);
  });

  test('differ by a secret’s status in words, and by its fingerprint without it', () => {
    const before = settings({ secrets: [secret()] });
    const rotated = settings({ secrets: [secret({ fingerprint: 'sha256:000000000002' })] });
    const unset = settings({ secrets: [secret({ status: 'intentionally_unset' })] });
    expect(settingsChanges(before, rotated)).toEqual([
      { id: 'smtp.password', field: 'fingerprint', from: null, to: 'changed' },
    ]);
    expect(settingsChanges(before, unset)).toEqual([
      { id: 'smtp.password', field: 'status', from: 'configured', to: 'intentionally_unset' },
    ]);
  });
});

describe('what the store writes down', () => {
  let kept: ReturnType<typeof temporaryStore>;
  beforeEach(() => {
    kept = temporaryStore();
  });
  afterEach(() => kept.dispose());
  const changes = () => toldChanges(kept.store);

  test('is nothing at the first reading of the settings, and then each change by the server’s own time', () => {
    const read = (atMs: number, text: string, updatedAtMs: number) =>
      kept.store.recordPoll(
        poll(atMs, [batch('settings', [settings({ values: [value('timeout', text)], updatedAtMs })])]),
      );
    read(1_000, '30', 500);
    expect(changes()).toEqual([]);
    read(2_000, '31', 1_700);
    expect(changes()).toEqual([['setting:gateway.timeout', 'value', null, 'changed', 1_700, 'source']]);
    read(3_000, '32', 9_999);
    expect(changes()[0]).toEqual(['setting:gateway.timeout', 'value', null, 'changed', 3_000, 'observed']);
  });

  test('is the state of an alert, by the times the alert gives', () => {
    const read = (atMs: number, change: object) =>
      kept.store.recordPoll(
        poll(atMs, [batch('alert', [alert('a1', { ruleKind: 'example_kind', ...change })])]),
      );
    read(1_000, { state: 'open', firstSeenAtMs: 700 });
    read(2_000, { state: 'acknowledged', firstSeenAtMs: 700, acknowledgedAtMs: 1_500 });
    read(3_000, { state: 'resolved', firstSeenAtMs: 700, acknowledgedAtMs: 1_500, resolvedAtMs: 2_900 });
    expect(changes()).toEqual([
      ['alert:example_kind', 'state', 'acknowledged', 'resolved', 2_900, 'source'],
      ['alert:example_kind', 'state', 'open', 'acknowledged', 1_500, 'source'],
      ['alert:example_kind', 'state', null, 'open', 700, 'source'],
    ]);
    expect(kept.store.picture(3_000).statusSince.get('alert:a1')).toEqual({ atMs: 2_900, timing: 'source' });
  });

  test('is the status of operators and invites', () => {
    const read = (atMs: number, operatorStatus: string, inviteStatus: string) =>
      kept.store.recordPoll(
        poll(atMs, [
          batch('operator', [operator('o1', { status: operatorStatus })]),
          batch('invite', [invite('i1', { status: inviteStatus, createdAtMs: 100, acceptedAtMs: 1_400 })]),
        ]),
      );
    read(1_000, 'active', 'active');
    read(2_000, 'disabled', 'accepted');
    const [disabled, accepted] = changes();
    expect(disabled?.slice(1)).toEqual(['status', 'active', 'disabled', 2_000, 'observed']);
    expect(accepted?.slice(1)).toEqual(['status', 'active', 'accepted', 1_400, 'source']);
  });

  test('names keys, operators and invites that a complete list no longer has, and no alert', () => {
    const all = [
      batch('key', [apiKey('k1')]),
      batch('operator', [operator('o1')]),
      batch('invite', [invite('i1')]),
      batch('alert', [alert('a1')]),
    ];
    const none = (complete: boolean) => [
      batch('key', [], complete),
      batch('operator', [], complete),
      batch('invite', [], complete),
      batch('alert', [], complete),
    ];
    kept.store.recordPoll(poll(1_000, all));
    kept.store.recordPoll(poll(2_000, none(false)));
    expect(kept.store.picture(2_000).vanished).toEqual([]);
    kept.store.recordPoll(poll(3_000, none(true)));
    const { vanished, alerts } = kept.store.picture(3_000);
    expect(vanished.map(({ subject }) => subject.kind)).toEqual(['key', 'operator', 'invite']);
    expect(alerts).toEqual([]);
  });
});
