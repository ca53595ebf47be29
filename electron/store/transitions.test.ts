import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { batch, gateway, poll, pool, quota, upstream } from './testing/records.ts';
import { temporaryStore } from './testing/temporary-store.ts';
import { toldChanges } from './testing/told-changes.ts';

let kept: ReturnType<typeof temporaryStore>;
beforeEach(() => {
  kept = temporaryStore();
});
afterEach(() => kept.dispose());

const changes = (asOfMs?: number, sinceMs?: number) => toldChanges(kept.store, asOfMs, sinceMs);

describe('the moment of a transition', () => {
  test('is "since at least" the first poll for what was there already', () => {
    kept.store.recordPoll(poll(1_000, [batch('upstream', [upstream('u1', { status: 'reauth_required' })])]));
    expect(changes()).toEqual([
      ['upstream:example-u1', 'status', null, 'reauth_required', 1_000, 'since at least'],
    ]);
    expect(kept.store.picture(1_000).statusSince.get('upstream:u1')).toEqual({
      atMs: 1_000,
      timing: 'since at least',
    });
  });

  test('is the poll that saw it for a later change', () => {
    kept.store.recordPoll(poll(1_000, [batch('upstream', [upstream('u1')])]));
    kept.store.recordPoll(poll(2_000, [batch('upstream', [upstream('u1', { status: 'paused' })])]));
    kept.store.recordPoll(poll(3_000, [batch('upstream', [upstream('u1', { status: 'paused' })])]));
    expect(changes()[0]).toEqual(['upstream:example-u1', 'status', 'active', 'paused', 2_000, 'observed']);
    expect(changes()).toHaveLength(2);
    expect(kept.store.picture(9_000).statusSince.get('upstream:u1')).toEqual({
      atMs: 2_000,
      timing: 'observed',
    });
    expect(kept.store.picture(1_999).statusSince.get('upstream:u1')?.atMs).toBe(1_000);
  });

  test('is the source timestamp where there is one, even at the first poll', () => {
    const disabled = upstream('u1', { status: 'disabled', disabledAtMs: 400 });
    kept.store.recordPoll(poll(1_000, [batch('upstream', [disabled])]));
    expect(changes()).toEqual([['upstream:example-u1', 'status', null, 'disabled', 400, 'source']]);
    expect(kept.store.transitions(0, 999)).toEqual([]);
  });

  test('is never in the future of the poll, whatever the source says', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    const disabled = pool('p1', { status: 'disabled', disabledAtMs: 99_000 });
    kept.store.recordPoll(poll(2_000, [batch('pool', [disabled])]));
    expect(changes()[0]).toEqual(['pool:example-p1', 'status', 'active', 'disabled', 2_000, 'observed']);
  });

  test('is observed for what appears after a complete list', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [pool('p1'), pool('p2')])]));
    expect(changes()[0]).toEqual(['pool:example-p2', 'status', null, 'active', 2_000, 'observed']);
  });

  test('is "since at least" for what appears after an incomplete list', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1')], false)]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [pool('p2')], false)]));
    expect(changes()[0]).toEqual(['pool:example-p2', 'status', null, 'active', 2_000, 'since at least']);
  });
});

describe('transitions are recorded for', () => {
  test('leaving and rejoining a list, without inventing a change of status', () => {
    kept.store.recordPoll(poll(1_000, [batch('pool', [pool('p1')])]));
    kept.store.recordPoll(poll(2_000, [batch('pool', [])]));
    kept.store.recordPoll(poll(3_000, [batch('pool', [])]));
    kept.store.recordPoll(poll(4_000, [batch('pool', [pool('p1')])]));
    expect(changes()).toEqual([
      ['pool:example-p1', 'listed', 'not listed', 'listed', 4_000, 'observed'],
      ['pool:example-p1', 'listed', 'listed', 'not listed', 2_000, 'observed'],
      ['pool:example-p1', 'status', null, 'active', 1_000, 'since at least'],
    ]);
  });

  test('a quota that stops being usable, under its upstream’s label', () => {
    kept.store.recordPoll(poll(1_000, [batch('upstream', [upstream('u1')]), batch('quota', [quota('u1')])]));
    kept.store.recordPoll(poll(2_000, [batch('quota', [quota('u1', { routingUsable: false })])]));
    expect(changes()[0]).toEqual(['upstream:example-u1', 'quota', 'usable', 'not usable', 2_000, 'observed']);
    const { statusSince } = kept.store.picture(2_000);
    expect(statusSince.get('quota:u1')?.atMs).toBe(2_000);
    expect(statusSince.get('upstream:u1')?.atMs).toBe(1_000);
  });

  test('a quota whose upstream was never listed', () => {
    kept.store.recordPoll(poll(1_000, [batch('quota', [quota('u9')])]));
    expect(changes()[0]?.[0]).toBe('upstream:upstream');
  });

  test('the gateway', () => {
    for (const [index, state] of [{}, { ready: false }, { alive: false, ready: false }].entries()) {
      kept.store.recordPoll(poll((index + 1) * 1_000, [batch('gateway', [gateway(state)])]));
    }
    expect(changes().map(([, , from, to]) => [from, to])).toEqual([
      ['not ready', 'not alive'],
      ['ready', 'not ready'],
      [null, 'ready'],
    ]);
    expect(kept.store.picture(3_000).statusSince.get('gateway:gateway')?.atMs).toBe(3_000);
  });

  test('a source whose outcome changes, not for its first outcome', () => {
    kept.store.recordPoll(poll(1_000));
    kept.store.recordPoll(poll(2_000, [], { outcome: 'unauthorized', detail: 'The token was refused.' }));
    kept.store.recordPoll(poll(3_000, [], { outcome: 'unauthorized', detail: 'The token was refused.' }));
    kept.store.recordPoll(poll(4_000));
    expect(changes()).toEqual([
      ['source:pools', 'outcome', 'unauthorized', 'ok', 4_000, 'observed'],
      ['source:pools', 'outcome', 'ok', 'unauthorized', 2_000, 'observed'],
    ]);
  });

  test('a source once, although an earlier poll under a clock that was ahead says otherwise', () => {
    kept.store.recordPoll(poll(1_000));
    kept.store.recordPoll(poll(9_000_000, [], { outcome: 'unreachable', detail: 'No connection.' }));
    for (const atMs of [2_000, 3_000, 4_000]) kept.store.recordPoll(poll(atMs));
    expect(changes(4_000)).toEqual([]);
  });
});

describe('the list of transitions', () => {
  test('begins at the moment asked for and knows nothing later than its own', () => {
    for (const [index, status] of ['active', 'paused', 'active', 'errored'].entries()) {
      kept.store.recordPoll(poll((index + 1) * 1_000, [batch('upstream', [upstream('u1', { status })])]));
    }
    expect(changes(3_000, 2_000).map(([, , , to, atMs]) => [to, atMs])).toEqual([
      ['active', 3_000],
      ['paused', 2_000],
    ]);
  });

  test('holds at most the newest 200', () => {
    for (let index = 1; index <= 210; index += 1) {
      const status = index % 2 === 0 ? 'active' : 'paused';
      kept.store.recordPoll(poll(index * 1_000, [batch('upstream', [upstream('u1', { status })])]));
    }
    const list = kept.store.transitions(0, 210_000);
    expect(list).toHaveLength(200);
    expect(list[0]?.atMs).toBe(210_000);
  });
});
