import type { Store } from './contract.ts';
import type { FileState } from './inspect-file.ts';
import type { StoreErrorCode } from './store-error.ts';
import type { Synchronous } from './synchronous.ts';

/** The messages between the main thread and the store's own. */

export type Method = keyof Store;

/** One call; `id` pairs it with its answer. */
export type Call<M extends Method = Method> = {
  readonly [P in M]: { readonly id: number; readonly method: P; readonly args: Parameters<Store[P]> };
}[M];

export type Answer =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly code: StoreErrorCode };

/** The first message of a store thread: how opening went. */
export type Greeting =
  | { readonly kind: 'opened' }
  | { readonly kind: 'opened after corruption'; readonly setAsideAs: string }
  | { readonly kind: 'newer file'; readonly message: string }
  | { readonly kind: 'failed'; readonly code: StoreErrorCode };

/** What a store thread is started with to open a file. */
export interface OpenOptions {
  readonly path: string;
  readonly openedAtMs: number;
  readonly busyTimeoutMs: number;
}

/** What a store thread is started with to look at a file once and end. */
export interface ExamineOptions {
  readonly examine: string;
  readonly busyTimeoutMs: number;
}

/** What was found of a file, without changing it. */
export type FileExamination =
  | { readonly kind: 'examined'; readonly state: FileState; readonly newestVersion: number }
  | { readonly kind: 'failed'; readonly code: StoreErrorCode };

/** Makes the call on the store. */
export function perform<M extends Method>(store: Synchronous<Store>, call: Call<M>): unknown {
  return store[call.method](...call.args);
}
