import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { picture as emptyPicture } from '../../shared/metadata/testing/records.ts';
import { StoreError } from './store-error.ts';
import {
  batch,
  gateway,
  membership,
  poll,
  pool,
  quota,
  quotaWindow,
  service,
  upstream,
} from './testing/records.ts';
import { temporaryStore } from './testing/temporary-store.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const countRows = (table: 'version' | 'reading' | 'transition'): number =>
  kept.database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;

describe('the picture', () => {
  test('is empty before the first poll', () => {
    expect(kept.store.picture(1_000)).toEqual(emptyPicture({ asOfMs: 1_000 }));
  });

  test('holds every kind as it was observed', () => {
    const account = quota('u1', {
      windows: [quotaWindow(), quotaWindow({ kind: 'account_secondary', usedPercent: 99 })],
    });
    kept.store.recordPoll(
      poll(1_000, [
        batch('pool', [pool('p2'), pool('p1')]),
        batch('upstream', [upstream('u1')]),
        batch('membership', [membership('p1', ['u1'])]),
        batch('quota', [account]),
        batch('service', [service()]),
        batch('gateway', [gateway({ ready: false })]),
      ]),
    );
    const picture = kept.store.picture(1_000);
    expect(picture.pools).toEqual([pool('p2'), pool('p1')]);
    expect(picture.upstreams).toEqual([upstream('u1')]);
    expect(picture.memberships).toEqual([membership('p1', ['u1'])]);
    expect(picture.quotas).toEqual([account]);
    expect(picture.service).toEqual(service());
    expect(picture.gateway).toEqual(gateway({ ready: false }));
  });

  test('answers for any past moment with exactly what was known then', () => {
    const states = [
      pool('p1', { apiKeyCount: 1, updatedAtMs: 1 }),
      pool('p1', { apiKeyCount: 2, updatedAtMs: 1 }),
      pool('p1', { apiKeyCount: 2, updatedAtMs: 7 }),
      pool('p1', { apiKeyCount: 1, updatedAtMs: 8 }),
    ];
    for (const [index, state] of states.entries()) {
      kept.store.recordPoll(poll((index + 1) * 1_000, [batch('pool', [state])]));
    }
    expect(kept.store.picture(999).pools).toEqual([]);
    for (const [index, state] of states.entries()) {
      expect(kept.store.picture((index + 1) * 1_000).pools).toEqual([state]);
      expect(kept.store.picture((index + 1) * 1_000 + 999).pools).toEqual([state]);
    }
  });

  test('costs nothing where nothing changed, and one short row where only figures moved', () => {
    const observe = (atMs: number, syncMs: number) =>
      kept.store.recordPoll(
        poll(atMs, [batch('upstream', [upstream('u1', { lastSuccessfulSyncAtMs: syncMs })])]),
      );
    observe(1_000, 1);
    expect([countRows('version'), countRows('reading')]).toEqual([1, 1]);
    observe(2_000, 1);
    expect([countRows('version'), countRows('reading')]).toEqual([1, 1]);
    observe(3_000, 2);
    expect([countRows('version'), countRows('reading')]).toEqual([1, 2]);
    expect(kept.store.picture(2_999).upstreams[0]?.lastSuccessfulSyncAtMs).toBe(1);
    expect(kept.store.picture(3_000).upstreams[0]?.lastSuccessfulSyncAtMs).toBe(2);
  });

  test('marks what a complete list no longer names as vanished, with its last label', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1'), pool('p2')])]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [pool('p2')])]));
    const picture = kept.store.picture(2_500);
    expect(picture.pools).toEqual([pool('p2')]);
    expect(picture.vanished).toEqual([
      { subject: { kind: 'pool', id: 'p1', label: 'example-p1' }, sinceMs: 2_000 },
    ]);
    expect(kept.store.picture(1_999).vanished).toEqual([]);
    expect(kept.store.picture(1_999).pools).toHaveLength(2);
  });

  test('never lets an incomplete list make anything vanish', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1'), pool('p2')])]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [pool('p2')], false)]));
    expect(kept.store.picture(2_500).pools).toHaveLength(2);
    expect(kept.store.picture(2_500).vanished).toEqual([]);
  });

  test('takes memberships one Pool at a time, and ends one only with its Pool', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1'), pool('p2')])]));
    kept.store.recordPoll(
      poll(2_000, [
        batch('membership', [membership('p1', ['u1'])]),
        batch('membership', [membership('p2', ['u2'])]),
      ]),
    );
    kept.store.recordPoll(poll(3_000, [batch('membership', [membership('p1', [])])]));
    expect(kept.store.picture(3_000).memberships).toEqual([membership('p1', []), membership('p2', ['u2'])]);
    kept.store.recordPoll(poll(4_000, [batch('pool', [pool('p1')])]));
    expect(kept.store.picture(4_000).memberships).toEqual([membership('p1', [])]);
  });

  test('forgets a vanishing when the entity is listed again', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [])]));
    kept.store.recordPoll(poll(3_000, [batch('pool', [pool('p1')])]));
    expect(kept.store.picture(3_000).vanished).toEqual([]);
    expect(kept.store.picture(3_000).pools).toEqual([pool('p1')]);
    expect(kept.store.picture(2_000).vanished).toHaveLength(1);
  });

  test('keeps the entities of a source that could not be read', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    kept.store.recordPoll(poll(2_000, [], { outcome: 'unreachable', detail: 'No connection.' }));
    expect(kept.store.picture(2_000).pools).toEqual([pool('p1')]);
  });

  test('shows the present after a clock that was ahead was set back', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1', { apiKeyCount: 1 })])]));
    kept.store.recordPoll(poll(9_000_000, [batch('pool', [pool('p1', { apiKeyCount: 2 })])]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [pool('p1', { apiKeyCount: 3 })])]));
    expect(kept.store.picture(2_000).pools[0]?.apiKeyCount).toBe(3);
    expect(kept.store.picture(9_500_000).pools[0]?.apiKeyCount).toBe(3);
    expect(kept.store.picture(1_500).pools[0]?.apiKeyCount).toBe(1);
  });

  test('lets something vanish that was last seen by a clock that was ahead', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    kept.store.recordPoll(poll(9_000_000, [batch('pool', [pool('p1', { apiKeyCount: 2 })])]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [])]));
    expect(kept.store.picture(2_000).pools).toEqual([]);
    expect(kept.store.picture(9_500_000).pools).toEqual([]);
  });
});

describe('the last allow-list before the file', () => {
  test('refuses an unlisted field and keeps nothing of that poll', () => {
    const leaking = { ...pool('p1'), account_email: 'sentinel@example.com' };
    const record = poll(1_000, [batch('upstream', [upstream('u1')]), batch('pool', [leaking])]);
    expect(() => kept.store.recordPoll(record)).toThrow(/account_email/);
    expect(kept.store.picture(1_000).polls).toEqual([]);
    expect(kept.store.picture(1_000).upstreams).toEqual([]);
    const bytes = kept.database.serialize().toString('latin1');
    expect(bytes).toContain('CREATE TABLE poll');
    expect(bytes).not.toContain('sentinel');
  });

  test('refuses an unlisted field inside a quota window', () => {
    const window = { ...quotaWindow(), note: 'sentinel' };
    const record = poll(1_000, [batch('quota', [quota('u1', { windows: [window] })])]);
    expect(() => kept.store.recordPoll(record)).toThrow();
    expect(countRows('version')).toBe(0);
  });

  test('has a public-safe error for it', () => {
    expect(new StoreError('not on the allow-list').message).toBe(
      'A record does not match its schema and was not stored.',
    );
  });
});
