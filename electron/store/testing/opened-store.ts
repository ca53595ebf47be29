import type { Store } from '../contract.ts';
import { openStore } from '../open-store.ts';

/** A store in a thread of its own on a file that is fit for it; throws where it is not. */
export async function openedStore(path: string, nowMs: () => number): Promise<Store> {
  const opening = await openStore({ path, nowMs });
  if (opening.kind !== 'opened') throw new Error(`Unexpected: ${opening.kind}.`);
  return opening.store;
}
