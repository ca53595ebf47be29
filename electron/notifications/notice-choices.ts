import {
  DEFAULT_NOTICES_FROM,
  type NoticesFrom,
  noticesFromSchema,
} from '../../shared/notifications/notice.ts';
import type { Store } from '../store/contract.ts';

const FROM_KEY = 'notices-from';
const HELD_BACK_KEY = 'notices-held-back';

type Settings = Pick<Store, 'setting' | 'setSetting'>;

/** From where on a person wants to be told, as it is kept with a connection. */
export async function readNoticesFrom(store: Settings): Promise<NoticesFrom> {
  const kept = noticesFromSchema.safeParse(await store.setting(FROM_KEY));
  return kept.success ? kept.data : DEFAULT_NOTICES_FROM;
}

/** Keeps that choice. */
export async function keepNoticesFrom(store: Settings, from: NoticesFrom): Promise<void> {
  await store.setSetting(FROM_KEY, from);
}

/** How many notices the gate has held back. */
export async function readHeldBack(store: Settings): Promise<number> {
  return Number((await store.setting(HELD_BACK_KEY)) ?? 0);
}

/** Records one more. */
export async function countHeldBack(store: Settings): Promise<void> {
  await store.setSetting(HELD_BACK_KEY, String((await readHeldBack(store)) + 1));
}
