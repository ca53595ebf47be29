import { expect, it } from 'vitest';
import { memoryStore } from '../store/testing/memory-store.ts';
import { countHeldBack, keepNoticesFrom, readHeldBack, readNoticesFrom } from './notice-choices.ts';

function settings() {
  const store = memoryStore();
  return {
    setting: async (key: string) => store.setting(key),
    setSetting: async (key: string, value: string) => store.setSetting(key, value),
  };
}

it('tells of degraded and worse until somebody chooses otherwise', async () => {
  const store = settings();
  expect(await readNoticesFrom(store)).toBe('degraded');
  await keepNoticesFrom(store, 'off');
  expect(await readNoticesFrom(store)).toBe('off');
});

it('takes the default where a later version kept a word that this one does not know', async () => {
  const store = settings();
  await store.setSetting('notices-from', 'every-second-thursday');
  expect(await readNoticesFrom(store)).toBe('degraded');
});

it('counts what was held back', async () => {
  const store = settings();
  expect(await readHeldBack(store)).toBe(0);
  await countHeldBack(store);
  await countHeldBack(store);
  expect(await readHeldBack(store)).toBe(2);
});
