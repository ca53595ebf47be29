import { expect, it } from 'vitest';
import { createSessionVault } from './vault.ts';

const NONE = { poolerToken: null, metricsSecret: null };
const BOTH = { poolerToken: 'example-1', metricsSecret: 'example-2' };

it('holds what it was given, by connection', () => {
  const vault = createSessionVault(new Map([['one', BOTH]]));
  expect([vault.get('one'), vault.get('two')]).toEqual([BOTH, NONE]);
});

it('keeps what a null does not replace', () => {
  const vault = createSessionVault(new Map([['one', BOTH]]));
  vault.set('one', { poolerToken: 'example-3', metricsSecret: null });
  expect(vault.get('one')).toEqual({ poolerToken: 'example-3', metricsSecret: 'example-2' });
});

it('moves with a new name and leaves nothing under the old one', () => {
  const vault = createSessionVault(new Map([['one', BOTH]]));
  vault.rename('one', 'two');
  expect([vault.get('one'), vault.get('two')]).toEqual([NONE, BOTH]);
});

it('keeps its secrets when the name stays, and those of others when there is nothing to move', () => {
  const vault = createSessionVault(new Map([['one', BOTH]]));
  vault.rename('one', 'one');
  vault.rename('gone', 'one');
  expect(vault.get('one')).toEqual(BOTH);
});

it('forgets', () => {
  const vault = createSessionVault(new Map([['one', BOTH]]));
  vault.forget('one');
  expect(vault.get('one')).toEqual(NONE);
});

it('does not change the map it began with', () => {
  const initial = new Map([['one', BOTH]]);
  createSessionVault(initial).forget('one');
  expect(initial.get('one')).toEqual(BOTH);
});
