import { expect, it } from 'vitest';
import { NO_SECRETS } from '../../shared/metadata/profile.ts';
import { createSessionVault } from './vault.ts';

const HELD = { ...NO_SECRETS, poolerToken: 'example-1', databasePassword: 'example-2' };

it('holds what it was given, by connection', () => {
  const vault = createSessionVault(new Map([['one', HELD]]));
  expect([vault.get('one'), vault.get('two')]).toEqual([HELD, NO_SECRETS]);
});

it('keeps what a null does not replace', () => {
  const vault = createSessionVault(new Map([['one', HELD]]));
  vault.set('one', { ...NO_SECRETS, poolerToken: 'example-3', metricsSecret: 'example-4' });
  expect(vault.get('one')).toEqual({
    ...HELD,
    poolerToken: 'example-3',
    metricsSecret: 'example-4',
  });
});

it('moves with a new name and leaves nothing under the old one', () => {
  const vault = createSessionVault(new Map([['one', HELD]]));
  vault.rename('one', 'two');
  expect([vault.get('one'), vault.get('two')]).toEqual([NO_SECRETS, HELD]);
});

it('keeps its secrets when the name stays, and those of others when there is nothing to move', () => {
  const vault = createSessionVault(new Map([['one', HELD]]));
  vault.rename('one', 'one');
  vault.rename('gone', 'one');
  expect(vault.get('one')).toEqual(HELD);
});

it('forgets', () => {
  const vault = createSessionVault(new Map([['one', HELD]]));
  vault.forget('one');
  expect(vault.get('one')).toEqual(NO_SECRETS);
});

it('does not change the map it began with', () => {
  const initial = new Map([['one', HELD]]);
  createSessionVault(initial).forget('one');
  expect(initial.get('one')).toEqual(HELD);
});
